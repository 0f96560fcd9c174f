import { describe, expect, test } from "vitest";
import { getDesk, shareDesk } from "./desk.ts";
import { openContext, openSpeaker, openStage, waitForPicture, WINDOW } from "./pages.ts";

shareDesk();

describe("the list of checks", () => {
  test("is green line by line, and says what is not and what to do", async () => {
    const address = getDesk().file;
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

    // What only goes wrong on some other machine.
    await stage.evaluate(() => {
      const image = new Image();
      image.src = "http://127.0.0.1:9/tracker.png";
      document.querySelector("#g")?.append(image);
      const figure = document.createElement("figure");
      figure.dataset["figure"] = "mermaid";
      document.querySelector("#g")?.append(figure);
    });
    await speaker.getByRole("button", { name: "Remettre l’horloge à zéro" }).click();
    await speaker.locator('[data-check="clock"].good').waitFor();
    await expect
      .poll(checkAgain, { timeout: 10_000, interval: 1000 })
      .toEqual(["screens", "figures", "outside"]);
    await speaker.getByText("Le deck demande quelque chose à 127.0.0.1:9").waitFor();
    await context.close();
  });

  test("names slides that overflow, before anybody sees them", async () => {
    const { site } = getDesk();
    const context = await openContext();
    await context.route(`${site}*`, async (route) => {
      const page = await (await route.fetch()).text();
      const body = page.replaceAll("Dernier titre", `Bien trop long${"<br>et plus".repeat(30)}`);
      await route.fulfill({ body, contentType: "text/html" });
    });
    const speaker = await openSpeaker(context, site);
    await speaker.keyboard.press("c");
    await speaker.getByText("Des contenus débordent : Bien trop long").waitFor();
    await context.close();
  });
});
