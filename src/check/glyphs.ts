import type { Page } from "playwright-core";
import { readFontCharacters } from "../export/fonts.ts";
import type { Fault } from "./faults.ts";

/** A text of a slide; the families are in the order of the style. */
interface TextRun {
  readonly slideId: string;
  readonly families: readonly string[];
  readonly text: string;
}

/** What a message calls the characters; those of no such group are named by themselves. */
const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ["Chinese or Japanese", /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F]/u],
  ["emoji", /[\p{Emoji_Presentation}\p{Emoji_Modifier}]/u],
  ...["Arabic", "Armenian", "Cyrillic", "Devanagari", "Georgian", "Greek", "Hangul", "Hebrew"]
    .concat(["Latin", "Tamil", "Thai"])
    .map((name) => [name, new RegExp(`\\p{Script=${name}}`, "u")] as const),
];

/** The characters of the font at an address; of what is no font, none. */
export type FontReader = (address: string) => Promise<ReadonlySet<number> | undefined>;

/** Reads each font once. */
export function createFontReader(): FontReader {
  const read = new Map<string, ReturnType<FontReader>>();
  return (address) => {
    const characters = read.get(address) ?? fetchFont(address);
    read.set(address, characters);
    return characters;
  };
}

async function fetchFont(address: string): ReturnType<FontReader> {
  const bytes = new Uint8Array(await (await fetch(address)).arrayBuffer());
  // What is no font, a browser cannot use either.
  return readFontCharacters(bytes).catch(() => undefined);
}

/** Characters that the deck's own fonts lack: on another machine they look otherwise, or are not there. */
export async function findMissingGlyphs(page: Page, readFont: FontReader): Promise<Fault[]> {
  const { faces, texts } = await page.evaluate(collectTexts);
  const charactersByFamily = new Map<string, Set<number>>();
  for (const { names, address } of faces) {
    const [family = ""] = readNames(names);
    const characters = await readFont(address);
    if (characters === undefined) continue;
    const before = charactersByFamily.get(family) ?? [];
    charactersByFamily.set(family, new Set([...before, ...characters]));
  }
  const runs = texts
    .map(({ slideId, names, text }) => ({ slideId, families: readNames(names), text }))
    // A style that asks for a machine's font gets what the machine has.
    .filter(({ families: [first = ""] }) => charactersByFamily.has(first));
  return describeMissing(runs, charactersByFamily);
}

/** One message a slide and script: of a text in a script that no font has, every character would have one. */
function describeMissing(
  runs: readonly TextRun[],
  charactersByFamily: ReadonlyMap<string, ReadonlySet<number>>,
): Fault[] {
  return [...new Set(runs.map(({ slideId }) => slideId))].flatMap((id) => {
    const missing = new Map<string, { families: Set<string>; characters: Set<string> }>();
    for (const { families, text } of runs.filter(({ slideId }) => slideId === id)) {
      const tables = families.flatMap((family) => charactersByFamily.get(family) ?? []);
      for (const character of text.normalize("NFC")) {
        if (tables.some((table) => canShow(table, character))) continue;
        const script = SCRIPTS.find(([, pattern]) => pattern.test(character))?.[0] ?? "";
        const found = missing.get(script) ?? { families: new Set(), characters: new Set() };
        missing.set(script, found);
        found.families.add(families[0] ?? "");
        found.characters.add(character);
      }
    }
    return [...missing].map(([script, { families, characters }]): Fault => {
      const fonts = [...families].join(" and ");
      const who = families.size === 1 ? `font ${fonts} has` : `fonts ${fonts} have`;
      const what = `${listCharacters([...characters])}${script === "" ? "" : ` (${script})`}`;
      const message = `the ${who} no ${what}: write it otherwise, or bring a font that has it`;
      return { slideId: id, code: "missing-glyph", message };
    });
  });
}

/** As a browser does: unseen characters and spaces need no glyph, and a letter may be put together. */
function canShow(table: ReadonlySet<number>, character: string): boolean {
  if (/[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Z}]/u.test(character)) return true;
  return [character, character.normalize("NFD")].some((text) =>
    [...text].every((part) => table.has(part.codePointAt(0) ?? 0)),
  );
}

/** The first few, and how many more. */
function listCharacters(characters: readonly string[]): string {
  const named = characters.slice(0, 5).map((character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    return `“${character}” (U+${code})`;
  });
  const more = characters.length - named.length;
  return named.join(", ") + (more > 0 ? ` and ${more} more` : "");
}

/** The names in a style's list. */
function readNames(list: string): string[] {
  return list.split(",").map((name) => name.replaceAll(/^[\s"']+|[\s"']+$/g, ""));
}

interface PageTexts {
  /** The page's own fonts. */
  readonly faces: readonly { readonly names: string; readonly address: string }[];
  readonly texts: readonly {
    readonly slideId: string;
    readonly names: string;
    readonly text: string;
  }[];
}

/** Runs in the page: its own fonts, and the texts of each slide as they are shown. */
function collectTexts(): PageTexts {
  const faces: PageTexts["faces"][number][] = [];
  const collect = (rules: CSSRuleList, base: string): void => {
    for (const rule of rules) {
      if (rule instanceof CSSGroupingRule) collect(rule.cssRules, base);
      if (!(rule instanceof CSSFontFaceRule)) continue;
      const [, path] = /url\(\s*["']?([^"')]+)/.exec(rule.style.getPropertyValue("src")) ?? [];
      if (path === undefined) continue;
      const { protocol, origin, href } = new URL(path, base);
      if (protocol !== "data:" && origin !== location.origin) continue;
      faces.push({ names: rule.style.getPropertyValue("font-family"), address: href });
    }
  };
  for (const sheet of document.styleSheets) {
    const address = sheet.href ?? document.baseURI;
    if (new URL(address).origin === location.origin) collect(sheet.cssRules, address);
  }
  const texts: PageTexts["texts"][number][] = [];
  for (const slide of document.querySelectorAll(".slides section:not(.stack)")) {
    const walker = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement;
      if (element?.closest("aside, style, script, title, desc") !== null) continue;
      const { fontFamily, textTransform } = getComputedStyle(element);
      const text = node.textContent ?? "";
      const shown = textTransform === "uppercase" ? text.toUpperCase() : text;
      texts.push({ slideId: slide.id, names: fontFamily, text: shown });
    }
  }
  return { faces, texts };
}
