import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Page, Route } from "playwright-core";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { goTo } from "../../src/export/stageWalk.ts";
import { readSlides } from "../../src/vite/readSlides.ts";
import { startDevServer } from "../devServer.ts";
import { browser, deck, serveDeck, server } from "../served.ts";
import { openDeck, pressTo, visit, waitForPlace } from "../stagePage.ts";

const FIRST = "---\nid: first\n---\n\n## First\n";
const second = (text: string): string =>
  `---\nid: second\n---\n\n## Second\n\n${text}\n\n- a {.fragment}\n- b {.fragment}\n`;
const THIRD = "---\nid: third\n---\n\n## Third\n";
const diagram = (source: string): string => `${THIRD}\n\`\`\`mermaid\n${source}\n\`\`\`\n`;

let page: Page;

serveDeck({
  "slides/deck.yaml": "title: A deck\n",
  "slides/10-first.md": FIRST,
  "slides/20-second.md": second("as it was"),
  "slides/30-third.md": THIRD,
});

beforeAll(async () => {
  ({ page } = await openDeck(browser, server.address));
});

let restored = 0;

/** Brings back the slides as they were, and the one page of all tests to the second one's first step. */
beforeEach(async () => {
  deck.write("slides/20-second.md", second("as it was"));
  deck.write("slides/30-third.md", THIRD);
  restored += 1;
  deck.write("slides/10-first.md", `${FIRST}\nagain ${restored}\n`);
  // What is on screen is of one moment: with the last file come all the others.
  await page.locator("#first").getByText(`again ${restored}`, { exact: true }).waitFor({
    state: "attached",
  });
  await goTo(page, { id: "second", step: 1 });
  // A reload would lose this mark.
  await page.evaluate(() => Object.assign(window, { mark: true }));
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await page.unrouteAll();
});

const readPage = ({ address } = server): Promise<string> =>
  fetch(address).then((answer) => answer.text());

/** A program in the place of the author's editor, which writes down what it is asked to open. */
function standInForEditor() {
  const opened = join(deck.root, "opened.txt");
  rmSync(opened, { force: true });
  deck.write("editor", `#!/bin/sh\necho "$@" > "${opened}"\n`, 0o755);
  vi.stubEnv("LAUNCH_EDITOR", join(deck.root, "editor"));
  const read = (): string => (existsSync(opened) ? readFileSync(opened, "utf8") : "");
  return { waitFor: (place: string) => expect.poll(read).toBe(`${deck.root}/${place}\n`) };
}

const hasMark = (): Promise<boolean> => page.evaluate(() => "mark" in window);

test("a saved slide is on screen without a reload, place and step kept", async () => {
  deck.write("slides/20-second.md", second("as it is now"));
  await page.locator("#second").getByText("as it is now").waitFor();
  await waitForPlace(page, "second+1");
  expect(await hasMark()).toBe(true);
});

async function saveMeanwhile(route: Route): Promise<void> {
  deck.write("slides/20-second.md", second("saved meanwhile"));
  await expect.poll(() => readPage()).toContain("saved meanwhile");
  await route.continue();
}

test.each([
  ["stage", "#/second"],
  ["reading view", "?read"],
])(
  "a slide saved while the page is loading, before it can hear of it, is in the %s",
  async (_, view) => {
    const loading = await page.context().newPage();
    await loading.route("**/@vite/client", saveMeanwhile, { times: 1 });
    await loading.goto(`${server.address}${view}`);
    await loading.locator("#second").getByText("saved meanwhile").waitFor();
    await loading.close();
  },
);

test("a slide saved after the server has read it and before it watches files is served", async () => {
  const source = readSlides(deck.root);
  deck.write("slides/20-second.md", second("saved at the start"));
  const other = await startDevServer(deck.root, { source });
  await expect.poll(() => readPage(other)).toContain("saved at the start");
  await other.close();
});

test("a file that a slide shows part of is followed like the slide itself", async () => {
  deck.write("code/main.go", "run()");
  deck.write("slides/20-second.md", second("```go file=../code/main.go\n```"));
  await page.locator("#second").getByText("run()").waitFor();
  deck.write("code/main.go", "stop()");
  await page.locator("#second").getByText("stop()").waitFor();
  expect(await hasMark()).toBe(true);
});

test("a mistake shows its place over the last good slide, and mending it heals the page", async () => {
  deck.write("slides/20-second.md", second("![A](/none.svg)\n\n::: qr\n:::"));
  const overlay = page.locator("vite-error-overlay");
  await overlay.waitFor({ state: "attached" });
  const message = (await overlay.locator(".stack").innerText()).trim();
  expect(message).toContain('slides/20-second.md:7:1 error: there is no file "none.svg"');
  expect(message).toContain(
    "slides/20-second.md:9:1 error: write between ::: qr and ::: what the code leads to",
  );
  expect(await page.locator("#second").getByText("as it was").isVisible()).toBe(true);
  await pressTo(page, "ArrowRight", "second+2");

  deck.write("slides/20-second.md", second("mended"));
  await page.locator("#second").getByText("mended").waitFor();
  await overlay.waitFor({ state: "detached" });
  await waitForPlace(page, "second+2");
  expect(await hasMark()).toBe(true);
});

test("a click on a problem opens its file at its line", async () => {
  const editor = standInForEditor();
  deck.write("slides/20-second.md", second("![A](/none.svg)\n\n![B](/none.svg)"));
  await page.getByText("20-second.md:9:1").click();
  await editor.waitFor("slides/20-second.md 9 1");
});

test("with E the stage goes to the slide that is saved, and shows all its steps", async () => {
  await page.keyboard.press("e");
  await page.locator(".notice").waitFor();
  deck.write("slides/30-third.md", `${THIRD}\nas it is now\n`);
  await waitForPlace(page, "third");
  deck.write("slides/20-second.md", second("as it is now"));
  await waitForPlace(page, "second+2");
  await pressTo(page, "ArrowLeft", "second+1");
  deck.write("slides/20-second.md", second("as it is at last"));
  await page.locator("#second").getByText("as it is at last").waitFor();
  await waitForPlace(page, "second+1");
  await page.keyboard.press("e");
  deck.write("slides/30-third.md", `${THIRD}\nas it is at last\n`);
  await page.locator("#third").getByText("as it is at last").waitFor({ state: "attached" });
  await waitForPlace(page, "second+1");
});

test("V opens the source of the slide that is shown", async () => {
  const editor = standInForEditor();
  await page.keyboard.press("v");
  await page.locator(".notice").getByText("slides/20-second.md:1:1").waitFor();
  await editor.waitFor("slides/20-second.md 1 1");
});

test("a diagram that does not parse is named at its place in the slide file, and its source is shown", async () => {
  deck.write("slides/30-third.md", diagram("flowchart LR\n  a --> b\n  b -->"));
  const overlay = page.locator("vite-error-overlay");
  await overlay.waitFor({ state: "attached" });
  const message = await overlay.locator(".stack").innerText();
  expect(message).toMatch(/slides\/30-third\.md:(?:10|11):\d+ error: this diagram cannot be drawn/);
  await page.locator("#third figure.failed pre").waitFor({ state: "attached" });

  deck.write("slides/30-third.md", diagram("flowchart LR\n  a --> c"));
  await page.locator("#third figure svg").waitFor({ state: "attached" });
  await overlay.waitFor({ state: "detached" });
});

test("a diagram that was mended while the page drew it is no news", async () => {
  await page.goto("about:blank");
  deck.write("slides/30-third.md", diagram("flowchart LR\n  a -->"));
  await expect.poll(() => readPage()).toContain("a --&gt;\n</pre>");
  // The page draws what it came with only after the mended slide is there.
  const held: (() => Promise<void>)[] = [];
  await page.route("**/figures/drawFigure.ts*", (route) => {
    held.push(() => route.continue());
  });
  await visit(page, `${server.address}#/second`, false);
  await expect.poll(() => held.length).toBe(1);
  deck.write("slides/30-third.md", diagram("flowchart LR\n  a --> mended"));
  await page.locator("#third").getByText("mended").waitFor({ state: "attached" });
  const told = new Promise((resolve) => server.vite.ws.on("deck:problems", resolve));
  const send = vi.spyOn(server.vite.ws, "send");
  await held[0]?.();
  await told;
  expect(JSON.stringify(send.mock.calls)).not.toContain("error");
  send.mockRestore();
});

test("warnings are counted in a corner and listed at their places, not in full screen, and no longer once mended", async () => {
  const editor = standInForEditor();
  const badge = page.locator("button.warnings");
  deck.write("slides/30-third.md", `${THIRD}\n[a](#nowhere)\n`);
  await badge.getByText("1\u00a0avertissement", { exact: true }).waitFor();
  deck.write("slides/20-second.md", second("[a](#nowhere) and [b](#neither)"));
  await badge.getByText("3\u00a0avertissements").waitFor();
  await page.keyboard.press("m");
  const list = page.getByRole("dialog");
  await list.getByText('slides/20-second.md:7:1 warning: no slide has the id "nowhere"').click();
  await editor.waitFor("slides/20-second.md 7 1");
  await page.keyboard.press("Escape");
  await page.evaluate(() => document.documentElement.requestFullscreen());
  await badge.waitFor({ state: "hidden" });
  await page.evaluate(() => document.exitFullscreen());
  await badge.waitFor();
  deck.write("slides/20-second.md", second("mended"));
  await badge.getByText("1\u00a0avertissement", { exact: true }).waitFor();
  deck.write("slides/30-third.md", THIRD);
  await badge.waitFor({ state: "detached" });
});

test("slides that come, go and move leave the stage where it is", async () => {
  deck.write("slides/10-first.md", `${FIRST}\n---\nid: between\n---\n\n## Between\n`);
  await page.locator("#between").waitFor({ state: "attached" });
  await waitForPlace(page, "second+1");
  deck.write("slides/10-first.md", FIRST);
  await page.locator("#between").waitFor({ state: "detached" });
  await waitForPlace(page, "second+1");
  expect(await hasMark()).toBe(true);
});
