import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import newTalk from "../../src/commands/new.ts";
import { UsageError } from "../../src/commands/usageError.ts";
import { parseDeckData } from "../../src/deck/deckData.ts";
import { checkDeck } from "../../src/export/checkDeck.ts";
import { runCommand } from "../command.ts";
import { createScratch, type Scratch } from "../scratch.ts";

let deck: Scratch;

beforeEach(() => {
  deck = createScratch();
});

afterEach(() => deck.remove());

function readDeckData() {
  const path = "slides/deck.yaml";
  return parseDeckData({ path, text: readFileSync(join(deck.root, path), "utf8") });
}

test.each(["fr", "en"])(
  "a new talk in %s has no fault, and is whose it is said to be",
  async (lang) => {
    const title = 'Logs: "why" \\ how # much?';
    const options = ["--title", title, "--speaker", "Ada $& Lovelace", "--lang", lang];
    const { code } = await runCommand(deck.root, ["new", ...options, "--minutes", "20"]);
    expect(code).toBe(0);
    const { data } = readDeckData();
    expect(data).toEqual({ title, lang, duration: 1200, speaker: { name: "Ada $& Lovelace" } });
    const { problems, unseen } = await checkDeck(deck.root, () => undefined);
    expect(unseen).toBeUndefined();
    expect(problems).toEqual([]);
  },
);

test("what is not said of a new talk is still to be filled in", async () => {
  const { code, stdout } = await runCommand(deck.root, ["new"]);
  expect(code).toBe(0);
  expect(stdout).toContain("deck.yaml");
  expect(readDeckData().problems.map(({ message }) => message)).toEqual([
    "still to be filled in: ‹Titre de l’exposé›",
    "still to be filled in: ‹Prénom Nom›",
  ]);
});

test("a talk that is there is not touched", async () => {
  deck.write("slides/10-mine.md", "## Mine\n");
  const { code, stderr } = await runCommand(deck.root, ["new", "--title", "Another"]);
  expect(code).toBe(1);
  // The whole of it: an answer has no stack.
  expect(stderr.trim()).toBe(
    "slides/ is not empty (slides/10-mine.md): move what is in it elsewhere, and a new talk takes its place",
  );
  expect(readFileSync(join(deck.root, "slides/10-mine.md"), "utf8")).toBe("## Mine\n");
});

test.each([
  [["--lang", "de"], '--lang takes en or fr, not "de"'],
  [["--minutes", "half"], '--minutes takes a number up to 999, not "half"'],
  [["--titel", "A"], "new takes --title, --speaker, --lang and --minutes: "],
])("%s is answered by what there is", (args, answer) => {
  expect(() => newTalk.run(args)).toThrow(UsageError);
  expect(() => newTalk.run(args)).toThrow(answer);
});
