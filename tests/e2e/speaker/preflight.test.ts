import { describe, expect, test } from "vitest";
import { getFixture, shareFixture } from "./fixture.ts";
import { openContext, openSpeaker, openStage, waitForPicture, WINDOW } from "./pages.ts";

shareFixture();

describe("the list of checks", () => {
  test("is green line by line, and says what is not and what to do", async () => {
    const address = getFixture().file;
    // A window as large as the screen is taken to be full screen.
    const context = await openContext(WINDOW);
    const speaker = await openSpeaker(context, address);
    const readBad = (): Promise<string[]> =>
      speaker
        .locator(".preflight li.bad")
        .evaluateAll((lines) => lines.map((line) => (line as HTMLElement).dataset["check"] ?? ""));
    await speaker.keyboard.press("c");
    await speaker.getByText("Aucune scène n’est ouverte. Ouvrez la scène").waitFor();
    expect(await readBad()).toEqual(["stage", "screens"]);

    const stage = await openStage(context, address);
    await stage.keyboard.press("ArrowRight");
    await waitForPicture(speaker, "b");
    const checkAgain = async (): Promise<string[]> => {
      await speaker.getByRole("button", { name: "Vérifier de nouveau" }).click();
      return readBad();
    };
    await expect
      .poll(checkAgain, { timeout: 10_000, interval: 1000 })
      .toEqual(["screens", "clock"]);
    await speaker.getByText(/^L’horloge est à 0:0\d/).waitFor();

    await speaker.getByRole("button", { name: "Remettre l’horloge à zéro" }).click();
    await speaker.locator('[data-check="clock"].good').waitFor();
    expect(await readBad()).toEqual(["screens"]);
    await context.close();
  });
});
