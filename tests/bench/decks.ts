import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Slides in one chapter. */
const CHAPTER = 50;

/** Paths of files, with what is in them. */
type Texts = Readonly<Record<string, string>>;

/** A talk of these texts, for as long as `measure` takes. */
export async function withDeck<T>(texts: Texts, measure: (root: string) => Promise<T>): Promise<T> {
  const scratch = join(process.cwd(), ".scratch");
  mkdirSync(scratch, { recursive: true });
  const root = mkdtempSync(join(scratch, "bench-"));
  try {
    mkdirSync(join(root, "node_modules"));
    for (const [path, text] of Object.entries(texts)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return await measure(root);
  } finally {
    rmSync(root, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * A deck as those that other tools are measured with, in so many files: three bullets and notes a
 * slide, code on every fifth, a flowchart of ten nodes on every tenth, a chart, two pictures.
 */
export function writeFieldDeck(slides: number, files = Math.ceil(slides / CHAPTER)): Texts {
  const texts = Array.from({ length: slides }, (_, index) => writeSlide(index));
  const length = Math.ceil(slides / files);
  const chapters = Array.from({ length: files }, (_, index) => [
    `slides/${100 + index}.md`,
    texts.slice(index * length, (index + 1) * length).join("\n"),
  ]);
  return {
    "slides/deck.yaml": "title: Bench\nsubtitle: Measured\nlang: en\n",
    "slides/data/points.csv": "name,value\nPoint,3\nOther,4\n",
    "assets/sky.svg": writePicture("skyblue"),
    "assets/sea.svg": writePicture("seagreen"),
    ...Object.fromEntries(chapters),
  };
}

const CHART = `title: Points
description: Their values.
data: { url: data/points.csv }
mark: bar
encoding: { x: { field: value, type: quantitative }, y: { field: name, type: nominal } }`;

function writeSlide(index: number): string {
  return [
    `---\nid: slide-${index}\ntime: 0:10\n---\n`,
    `## Slide ${index}\n`,
    `- the first point of slide ${index}\n- **the second**, with \`code\`\n- and a third one\n`,
    ...(index % 5 === 1 ? [`\`\`\`yaml [1|2]\nslide: ${index}\ntext: words\n\`\`\`\n`] : []),
    ...(index % 10 === 0 ? [writeFlowchart(index)] : []),
    ...(index === 2 ? [`\`\`\`vega-lite\n${CHART}\n\`\`\`\n`] : []),
    ...(index === 3 ? ["{{ subtitle }}\n"] : []),
    ...(index === 4 ? ["![The sky](../assets/sky.svg)\n"] : []),
    ...(index === 7 ? ["![The sea](../assets/sea.svg)\n"] : []),
    `Note: words on slide ${index}\n`,
  ].join("\n");
}

function writeFlowchart(index: number): string {
  const links = Array.from(
    { length: 9 },
    (_, node) => `  n${node}["Node ${node} of ${index}"] --> n${node + 1}["Node ${node + 1}"]`,
  );
  const names = `  accTitle: Ten nodes\n  accDescr: Each leads to the next.`;
  return `\`\`\`mermaid\nflowchart LR\n${names}\n${links.join("\n")}\n\`\`\`\n`;
}

function writePicture(colour: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 100"><rect width="400" height="100" fill="${colour}"/></svg>\n`;
}
