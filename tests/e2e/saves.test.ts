import { renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import fc from "fast-check";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { browser, deck, serveDeck, server } from "../served.ts";
import { openDeck } from "../stagePage.ts";
import { isThorough } from "../thorough.ts";

const FILES = ["slides/10-a.md", "slides/20-b.md"] as const;

/** A chapter: the ids of its slides, each with what its text says. */
type Chapter = readonly (readonly [id: string, text: string])[];

const write = (chapter: Chapter): string =>
  chapter
    .map(([id, text]) => `---\nid: ${id}\n---\n\n## ${id}\n\n${text}\n\nNote: ${text}\n`)
    .join("\n");

const start = (name: string): Chapter =>
  Array.from({ length: 6 }, (_, index) => [`${name}${index}`, "as it was"]);

const talk: [Chapter, Chapter] = [start("a"), start("b")];

serveDeck({
  "slides/deck.yaml": "title: A deck\nlang: en\n",
  [FILES[0]]: write(talk[0]),
  [FILES[1]]: write(talk[1]),
});

let pages: readonly Page[];

beforeAll(async () => {
  pages = await Promise.all(
    ["#/a2", "?read", "?speaker#/a2"].map(
      async (view) => (await openDeck(browser, `${server.address}${view}`)).page,
    ),
  );
  for (const page of pages) await page.evaluate(() => Object.assign(window, { mark: true }));
});

afterAll(() => Promise.all(pages.map((page) => page.close())));

const save = fc.record({
  file: fc.nat(1),
  at: fc.nat(5),
  kind: fc.constantFrom(
    ..."text text text text whole halves rename insert delete move mistake both checkout".split(
      " ",
    ),
  ),
  pause: fc.integer({ min: 5, max: 60 }),
});

interface Save {
  readonly file: number;
  readonly at: number;
  readonly kind: string;
  readonly pause: number;
}

const path = (name: string): string => join(deck.root, name);

function edit(chapter: Chapter, { file, at, kind }: Save, number: number): Chapter {
  const text = `save ${number}`;
  const created = `new${number}-${file}`;
  const [id] = chapter[at] ?? [created];
  if (kind === "insert") return chapter.toSpliced(at, 0, [created, text]);
  if (kind === "delete" && chapter.length > 3) return chapter.toSpliced(at, 1);
  if (kind === "move") return [...chapter.slice(at), ...chapter.slice(0, at)];
  if (kind === "whole") return chapter.map(([each]) => [each, text]);
  return chapter.toSpliced(at, 1, [id, text]);
}

/** Saves as editors do, and as they should not. */
async function apply(next: Save, number: number): Promise<void> {
  const { file, kind } = next;
  const chosen = file === 0 ? 0 : 1;
  talk[chosen] = edit(talk[chosen], next, number);
  const name = FILES[chosen];
  const text = write(talk[chosen]);
  if (kind === "halves") {
    for (const part of ["", text.slice(0, text.length / 2)]) {
      writeFileSync(path(name), part);
      await wait(3);
    }
  }
  if (kind === "mistake") {
    writeFileSync(path(name), `${text}\n![A](/none.svg)\n`);
    await wait(next.pause);
  }
  if (kind === "both") {
    const other = chosen === 0 ? 1 : 0;
    talk[other] = edit(talk[other], { ...next, file: other }, number);
    deck.write(FILES[other], write(talk[other]));
  }
  if (kind === "rename") {
    deck.write("slides/.swap", text);
    renameSync(path("slides/.swap"), path(name));
  } else deck.write(name, text);
  if (kind === "checkout") await checkOut(number);
}

/** Many files come at once, with a folder, and go. */
async function checkOut(number: number): Promise<void> {
  const names = Array.from({ length: 40 }, (_, index) => `slides/30-${number}-${index}.md`);
  for (const each of names) deck.write(each, write([[each.replace(/\W/g, ""), "for a moment"]]));
  deck.write(`slides/data/${number}.csv`, "a,b\n1,2\n");
  await wait(number % 40);
  for (const each of names) rmSync(path(each));
  rmSync(path("slides/data"), { recursive: true });
}

/** What a page shows of each slide, by its id. */
const read = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const shown = [...document.querySelectorAll(".slides > section")];
    return shown.map(({ id, children }) => {
      const text = [...children].find(({ tagName }) => tagName === "P")?.textContent;
      return `${id}: ${text}`;
    });
  });

async function expectSaved(what: string): Promise<void> {
  const saved = talk.flat().map(([id, text]) => `${id}: ${text}`);
  const [stage, reading, speaker] = pages as [Page, Page, Page];
  await expect.poll(() => read(stage), { message: what }).toEqual(saved);
  await expect.poll(() => read(reading), { message: what }).toEqual(saved);
  const [id, text] = talk.flat().find(([each]) => each === "a2") ?? [];
  if (id !== undefined) {
    await speaker.locator(".notes-pane").getByText(String(text), { exact: true }).waitFor();
  }
  for (const page of pages) {
    expect(await page.locator("vite-error-overlay").count(), what).toBe(0);
    expect(await page.evaluate(() => "mark" in window), what).toBe(true);
  }
}

test("however many saves come however fast, what is in the files is on screen at the end", async () => {
  const rounds = isThorough ? 20 : 4;
  for (let round = 0; round < rounds; round += 1) {
    const seed = Math.floor(Math.random() * 1e9);
    const saves = fc.sample(save, { numRuns: 25, seed });
    for (const [index, next] of saves.entries()) {
      await apply(next, round * saves.length + index);
      await wait(next.pause);
    }
    await expectSaved(`seed ${seed}`);
  }
});

test("a mistake is over the last good slides, and goes with it", async () => {
  const [stage] = pages as [Page];
  const shown = await read(stage);
  deck.write(
    FILES[1],
    `${write(edit(talk[1], { file: 1, at: 0, kind: "text", pause: 5 }, -1))}\n![A](/none.svg)\n`,
  );
  for (const page of pages) {
    await page.locator("vite-error-overlay").waitFor({ state: "attached" });
  }
  expect(await read(stage)).toEqual(shown);
  deck.write(FILES[1], write(talk[1]));
  for (const page of pages) {
    await page.locator("vite-error-overlay").waitFor({ state: "detached" });
  }
  await expectSaved("mended");
});

test("a page that has missed a save is told all of it with the next one", async () => {
  for (const page of pages) {
    await page.evaluate(() => (document.documentElement.dataset["revision"] = "1000000"));
  }
  talk[0] = edit(talk[0], { file: 0, at: 1, kind: "text", pause: 5 }, 1_000_000);
  deck.write(FILES[0], write(talk[0]));
  await expectSaved("missed");
});
