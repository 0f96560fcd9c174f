import type { Page } from "playwright-core";
import type { Slide } from "../deck/deck.ts";
import type { Problem } from "../deck/problem.ts";

/** A character as some slide shows it: in which font, and where it stands first. */
interface Sample {
  readonly character: string;
  readonly fontFamily: string;
  readonly slideId: string;
}

/** Characters that the deck's own fonts lack: on another machine they look otherwise, or are not there. */
export async function findMissingGlyphs(page: Page, slides: readonly Slide[]): Promise<Problem[]> {
  const samples = await page.evaluate(collectSamples);
  const isOwn = await findOwnFonts(page, samples);
  return samples
    .filter((_sample, index) => isOwn[index] === false)
    .flatMap(({ character, fontFamily, slideId }): Problem[] => {
      const slide = slides.find(({ id }) => id === slideId);
      if (slide === undefined) return [];
      const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
      const font = fontFamily.split(",")[0]?.replaceAll('"', "") ?? "";
      const message = `the font ${font} has no “${character}” (${code}): write it otherwise`;
      return [{ code: "missing-glyph", severity: "warning", message, at: slide.at }];
    });
}

/** Runs in the page: each character once for each of the deck's fonts that has to show it. */
function collectSamples(): Sample[] {
  const bundled = new Set([...document.fonts].map(({ family }) => family.replaceAll('"', "")));
  const sampleByKey = new Map<string, Sample>();
  for (const slide of document.querySelectorAll(".slides section:not(.stack)")) {
    const walker = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement;
      if (element === null || element.closest("aside, style, script") !== null) continue;
      const { fontFamily } = getComputedStyle(element);
      const first = fontFamily.split(",")[0]?.replaceAll('"', "").trim() ?? "";
      if (!bundled.has(first)) continue;
      for (const character of node.textContent ?? "") {
        if (/\s/.test(character) && character <= "\u007F") continue;
        const key = `${fontFamily} ${character}`;
        if (!sampleByKey.has(key)) {
          sampleByKey.set(key, { character, fontFamily, slideId: slide.id });
        }
      }
    }
  }
  return [...sampleByKey.values()];
}

/** For each sample, whether the browser shows it in a font that the page brings. */
async function findOwnFonts(page: Page, samples: readonly Sample[]): Promise<boolean[]> {
  await page.evaluate((all) => {
    const sheet = document.createElement("div");
    sheet.id = "glyph-samples";
    sheet.append(
      ...all.map(({ character, fontFamily }) => {
        const sample = document.createElement("span");
        sample.style.fontFamily = fontFamily;
        sample.textContent = character;
        return sample;
      }),
    );
    document.body.append(sheet);
  }, samples);
  const session = await page.context().newCDPSession(page);
  await session.send("DOM.enable");
  await session.send("CSS.enable");
  const { root } = await session.send("DOM.getDocument");
  const { nodeIds } = await session.send("DOM.querySelectorAll", {
    nodeId: root.nodeId,
    selector: "#glyph-samples > span",
  });
  const results: boolean[] = [];
  for (const nodeId of nodeIds) {
    const { fonts } = await session.send("CSS.getPlatformFontsForNode", { nodeId });
    results.push(fonts.every(({ isCustomFont }) => isCustomFont));
  }
  await session.detach();
  await page.evaluate(() => document.getElementById("glyph-samples")?.remove());
  return results;
}
