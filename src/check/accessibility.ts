import { createRequire } from "node:module";
import type axe from "axe-core";
import type { Page } from "playwright-core";
import type { Fault } from "./faults.ts";

interface Violation {
  readonly help: string;
  readonly impact: string;
  readonly html: string;
  readonly slideId: string | undefined;
}

/** What axe-core holds for serious in the slides of the reading view, which `page` shows. */
export async function findAccessibilityFaults(page: Page): Promise<Fault[]> {
  await page.addScriptTag({ path: createRequire(import.meta.url).resolve("axe-core") });
  const violations = await page.evaluate(async (): Promise<Violation[]> => {
    const { axe: checker } = window as typeof window & { readonly axe: typeof axe };
    // What the page itself adds to each slide is no author's to mend.
    const slidesOnly = { include: [[".slides"]], exclude: [[".slide-link"], [".copy"]] };
    const { violations: found } = await checker.run(slidesOnly, {
      resultTypes: ["violations"],
      elementRef: true,
      // Contrast is measured by ourselves: axe-core gives up on grounds with a gradient. A picture
      // without words is named where it is written.
      rules: { "color-contrast": { enabled: false }, "image-alt": { enabled: false } },
    });
    return found.flatMap(({ help, impact, nodes }) =>
      nodes.map(({ html, element }) => {
        const slideId = element?.closest("section[id]:not(.stack)")?.id;
        return { help, impact: impact ?? "", html, slideId };
      }),
    );
  });
  return violations
    .filter(({ impact }) => ["serious", "critical"].includes(impact))
    .flatMap(({ help, html, slideId }): Fault[] => {
      if (slideId === undefined) return [];
      return [{ slideId, code: "accessibility", message: `${help}: ${html.slice(0, 80)}` }];
    });
}
