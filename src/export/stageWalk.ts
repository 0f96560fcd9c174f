import type { Page } from "playwright-core";

/** Opens a page of the deck, and waits until all of it is there. */
export async function openReady(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.waitForSelector("html[data-ready]", { state: "attached" });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

/** A place of the talk: a slide as it opens (step 0), or after so many steps. */
export interface Stop {
  readonly id: string;
  readonly step: number;
  /** Whether nothing more comes on this slide. */
  readonly isLast: boolean;
}

/** All places of the stage that `page` shows, in the order of the talk. */
export function listStops(page: Page): Promise<Stop[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll(".slides section:not(.stack)")].flatMap((slide) => {
      const indices = [...slide.querySelectorAll<HTMLElement>(".fragment")].map(
        ({ dataset }) => dataset["fragmentIndex"],
      );
      const steps = new Set(indices).size;
      return Array.from({ length: steps + 1 }, (_, step) => ({
        id: slide.id,
        step,
        isLast: step === steps,
      }));
    }),
  );
}

/** Brings the stage to a place by its address, and waits until it is there. */
export async function goTo(page: Page, { id, step }: Omit<Stop, "isLast">): Promise<void> {
  await page.waitForFunction(
    ([slideId, shown]) => {
      const slide = document.getElementById(slideId);
      const isThere =
        slide?.classList.contains("present") === true &&
        [...slide.querySelectorAll<HTMLElement>(".fragment")].every(
          ({ classList, dataset }) =>
            classList.contains("visible") === Number(dataset["fragmentIndex"] ?? 0) < shown,
        );
      // In an address the first step is 0; -1 is the slide as it opens. Reveal's own address comes up
      // to a second late: it may undo this one, or still be this one, which set again leads nowhere.
      const address = `#/${encodeURIComponent(slideId)}/${shown - 1}`;
      if (!isThere && location.hash !== address) location.hash = address;
      return isThere;
    },
    [id, step] as const,
  );
}
