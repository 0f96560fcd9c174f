import { expect, test, vi } from "vitest";
import { browser, deck, serveDeck, server } from "../served.ts";

const links = Array.from({ length: 150 }, (_, index) => `  n${index} --> n${(index * 7) % 150}`);
const QUICK = "## Quick\n\n```mermaid\nflowchart LR\n  a --> b\n```\n";
const SLOW = `## Slow\n\n\`\`\`mermaid\nflowchart LR\n${links.join("\n")}\n\`\`\`\n`;

serveDeck({ "slides/deck.yaml": "title: A deck\n", "slides/10.md": QUICK }, { drawingLimit: 250 });

test("a diagram that freezes its page is named in the terminal, and on the page when that is back", async () => {
  const page = await browser.newPage();
  await page.goto(server.address);
  // Loading the library is part of the first figure's time.
  await page.locator("figure svg").waitFor({ state: "attached" });

  const said = vi.spyOn(server.vite.config.logger, "error");
  deck.write("slides/20.md", SLOW);
  await vi.waitFor(() => expect(said).toHaveBeenCalled(), { timeout: 30_000 });
  expect(said.mock.calls[0]?.[0]).toContain(
    "slides/20.md:4:1 error: this figure takes longer than 0.25 s to draw",
  );
  await page.locator("vite-error-overlay").waitFor({ state: "attached" });
  expect(said).toHaveBeenCalledTimes(1);
  await page.context().close();
});
