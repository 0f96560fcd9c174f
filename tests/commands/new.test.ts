import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { parse } from "yaml";
import { checkInBrowser } from "../../src/check/checkDeck.ts";
import newTalk from "../../src/commands/new.ts";
import { UsageError } from "../../src/commands/defineCommand.ts";
import { parseDeckData } from "../../src/deck/deckData.ts";
import { runCommand } from "../command.ts";
import { createScratch, shareDrawings, type Scratch } from "../scratch.ts";
import { getBrowser } from "../served.ts";

const TITLE = 'Logs: "why" \\ how # much?';
const OPTIONS = ["--title", TITLE, "--speaker", "Ada $& Lovelace", "--minutes", "20"];

let deck: Scratch;

beforeAll(() => {
  deck = createScratch();
  shareDrawings(deck);
});

afterAll(() => deck.remove());

beforeEach(() => {
  for (const folder of ["slides", "assets"]) {
    rmSync(join(deck.root, folder), { recursive: true, force: true });
  }
  vi.spyOn(process, "cwd").mockReturnValue(deck.root);
  vi.spyOn(console, "log").mockReturnValue();
});

afterEach(() => {
  vi.restoreAllMocks();
});

function readDeckData() {
  const path = "slides/deck.yaml";
  return parseDeckData({ path, text: readFileSync(join(deck.root, path), "utf8") });
}

/** The deck's data as they were written, before typography. */
function readWritten(): unknown {
  return parse(readFileSync(join(deck.root, "slides/deck.yaml"), "utf8"));
}

async function check() {
  const { problems } = await checkInBrowser(deck.root, getBrowser, () => undefined);
  return problems;
}

test("a new talk has no fault, is whose it is said to be, and is not written over", async () => {
  await newTalk.run(OPTIONS);
  expect(console.log).toHaveBeenCalledWith(expect.stringContaining("deck.yaml"));
  // Where its pictures go.
  expect(readdirSync(join(deck.root, "assets"))).toEqual([]);
  const data = readWritten();
  const speaker = { name: "Ada $& Lovelace" };
  expect(data).toEqual({ title: TITLE, lang: "fr", duration: "20:00", speaker });
  expect(await check()).toEqual([]);

  const again = await runCommand(deck.root, ["new", "--title", "Another"]);
  expect(again.code).toBe(1);
  // The whole of it: an answer has no stack.
  expect(again.stderr.trim()).toBe(
    "slides/ is not empty (slides/10-ouverture.md): move what is in it elsewhere, and a new talk takes its place",
  );
  expect(readWritten()).toEqual(data);
});

test("a new talk may be in English", async () => {
  await newTalk.run([...OPTIONS, "--lang", "en"]);
  expect(readWritten()).toMatchObject({ title: TITLE, lang: "en" });
  // In English quotation marks this title is as wide as its slide.
  const problems = await check();
  expect(problems.filter(({ code }) => code !== "tight-title")).toEqual([]);
});

test("what is not said of a new talk is still to be filled in", async () => {
  await newTalk.run([]);
  expect(readDeckData().problems.map(({ message }) => message)).toEqual([
    "still to be filled in: ‹Titre de l’exposé›",
    "still to be filled in: ‹Prénom Nom›",
  ]);
});

test.each([
  [["--lang", "de"], '--lang takes en or fr, not "de"'],
  [["--minutes", "half"], '--minutes takes a number up to 999, not "half"'],
])("%s is answered by what there is", async (args, answer) => {
  await expect(newTalk.run(args)).rejects.toThrow(new UsageError(answer));
});
