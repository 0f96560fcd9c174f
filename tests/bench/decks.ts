import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Slides in one chapter. */
const CHAPTER = 50;

/** Paths of files, with what is in them. */
type Texts = Readonly<Record<string, string>>;

/** A copy of the app with a talk of these texts, for as long as `measure` takes. */
export async function withDeck<T>(texts: Texts, measure: (root: string) => Promise<T>): Promise<T> {
  const scratch = join(process.cwd(), ".scratch");
  mkdirSync(scratch, { recursive: true });
  const root = mkdtempSync(join(scratch, "bench-"));
  try {
    for (const path of ["src", "index.html"]) cpSync(path, join(root, path), { recursive: true });
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
 * A deck as those that other tools are measured with: three bullets and notes a slide, code on
 * every fifth, a flowchart of ten nodes on every tenth, two pictures.
 */
export function writeFieldDeck(slides: number): Texts {
  const texts = Array.from({ length: slides }, (_, index) => writeSlide(index));
  const chapters = Array.from({ length: Math.ceil(slides / CHAPTER) }, (_, index) => [
    `slides/${100 + index}.md`,
    texts.slice(index * CHAPTER, (index + 1) * CHAPTER).join("\n"),
  ]);
  return {
    "slides/deck.yaml": "title: Bench\nlang: en\n",
    "assets/sky.svg": writePicture("skyblue"),
    "assets/sea.svg": writePicture("seagreen"),
    ...Object.fromEntries(chapters),
  };
}

function writeSlide(index: number): string {
  return [
    `---\nid: slide-${index}\ntime: 0:10\n---\n`,
    `## Slide ${index}\n`,
    `- the first point of slide ${index}\n- **the second**, with \`code\`\n- and a third one\n`,
    ...(index % 5 === 1 ? [`\`\`\`yaml [1|2]\nslide: ${index}\ntext: words\n\`\`\`\n`] : []),
    ...(index % 10 === 0 ? [writeFlowchart(index)] : []),
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
