import type { SlideTree } from "../slideTree.ts";

type Node = SlideTree | string;

/**
 * A tree of slides without what differs on purpose between reveal's Markdown plugin and this app,
 * whose slides all have an id, whose code is a figure with its steps in elements, whose tables
 * have a box that scrolls, and whose notes are divided by clicks.
 */
export function simplifySlides(slides: SlideTree): readonly Node[] {
  return simplifyAll(slides.children);
}

function simplifyAll(nodes: readonly Node[]): readonly Node[] {
  return nodes
    .flatMap((node) =>
      typeof node === "string" ? [node.replace(/\s+/g, " ").trim()] : simplify(node),
    )
    .filter((node) => node !== "");
}

function simplify(node: SlideTree): readonly Node[] {
  const { tag, children } = node;
  const classes = readClasses(node);
  if (tag === "div" && /^(?:table|notes-step)$/.test(classes.join(" ")))
    return simplifyAll(children);
  if (tag === "figure" && classes.includes("code")) return [simplifyFigure(node)];
  if (tag === "pre") return [simplifyPre(node)];
  if (tag === "section") return [simplifySection(node)];
  return [create(tag === "s" ? "del" : tag, simplifyAttributes(node), simplifyAll(children))];
}

function create(
  tag: string,
  attributes: Readonly<Record<string, string | undefined>>,
  children: readonly Node[],
): SlideTree {
  const written = Object.entries(attributes)
    .filter((entry): entry is [string, string] => entry[1] !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return { tag, attributes: Object.fromEntries(written), children };
}

function readClasses(node: SlideTree | undefined): string[] {
  return (node?.attributes["class"] ?? "").split(/\s+/).filter(Boolean);
}

function joinClasses(classes: readonly string[]): string | undefined {
  return classes.length === 0 ? undefined : classes.join(" ");
}

/** Alignment is a class here and an attribute there. */
function simplifyAttributes(node: SlideTree): Record<string, string | undefined> {
  const classes = readClasses(node);
  const align = classes.find((name) => name.startsWith("align-"))?.slice(6);
  const kept = classes.filter((name) => name !== "numeric" && !name.startsWith("align-"));
  return {
    ...node.attributes,
    class: joinClasses(kept),
    align: node.attributes["align"] ?? align,
  };
}

function simplifySection(node: SlideTree): SlideTree {
  const { children } = node;
  const background = children.find(isBackground);
  const attributes = Object.entries(node.attributes).filter(
    ([name, value]) => !/^data-(?:markdown|separator)/.test(name) && !isOwnId(name, value),
  );
  return create(
    "section",
    {
      ...Object.fromEntries(attributes),
      class: joinClasses(readClasses(node).filter((name) => name !== "stack")),
      ...(background !== undefined && { "data-background-image": background.attributes["src"] }),
    },
    simplifyAll(children.filter((child) => child !== background)),
  );
}

function isBackground(node: Node): node is SlideTree {
  return typeof node !== "string" && readClasses(node).includes("background");
}

/** An id that is made here from the heading or the file's name. */
function isOwnId(name: string, value: string): boolean {
  return name === "id" && !value.startsWith("own-");
}

/** Reveal writes the lines that are lit into the code itself. */
function simplifyPre(node: SlideTree): SlideTree {
  const code = findAll(node, ({ tag }) => tag === "code")[0];
  const { class: language = "", ...lines } = code?.attributes ?? {};
  return createCode(node, readClasses(node), language, lines);
}

function simplifyFigure(node: SlideTree): SlideTree {
  const classes = readClasses(node);
  const lines = findAll(node, ({ attributes }) => "data-lines" in attributes);
  const [line] = findAll(node, ({ attributes }) => "data-number" in attributes);
  const [code] = findAll(node, ({ tag }) => tag === "code");
  const attributes = {
    ...(lines.length > 0 && {
      "data-line-numbers": lines.map(({ attributes: { "data-lines": lit } }) => lit).join("|"),
    }),
    ...(line !== undefined && { "data-ln-start-from": line.attributes["data-number"] }),
  };
  const kept = classes.filter((name) => name !== "code" && name !== "numbered");
  const language = readClasses(code)
    .join(" ")
    .replace(/language-(?:text)?/, "");
  return createCode(node, kept, language, attributes);
}

function createCode(
  node: SlideTree,
  classes: readonly string[],
  language: string,
  lines: Readonly<Record<string, string | undefined>>,
): SlideTree {
  const [code] = findAll(node, ({ tag }) => tag === "code");
  const attributes = { ...lines, class: language === "" ? undefined : language };
  return create("pre", { ...node.attributes, class: joinClasses(classes) }, [
    create("code", attributes, [code === undefined ? "" : readText(code).trimEnd()]),
  ]);
}

function findAll(node: SlideTree, wanted: (element: SlideTree) => boolean): SlideTree[] {
  return node.children
    .filter((child) => typeof child !== "string")
    .flatMap((child) => [...(wanted(child) ? [child] : []), ...findAll(child, wanted)]);
}

function readText({ children }: SlideTree): string {
  return children.map((child) => (typeof child === "string" ? child : readText(child))).join("");
}
