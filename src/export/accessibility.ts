import type axe from "axe-core";
import type { Page } from "playwright-core";
import type { Slide } from "../deck/deck.ts";
import type { Problem } from "../deck/problem.ts";

interface Violation {
  readonly help: string;
  readonly impact: string;
  readonly html: string;
}

/** What axe-core, which the page must have loaded, holds for serious in the slide shown on stage. */
export async function findAccessibilityFaults(page: Page, slide: Slide): Promise<Problem[]> {
  const violations = await page.evaluate(async (): Promise<Violation[]> => {
    const { axe: checker } = window as typeof window & { readonly axe: typeof axe };
    const { violations: found } = await checker.run(".slides section.present:not(.stack)", {
      resultTypes: ["violations"],
      // Contrast is measured by ourselves: axe-core gives up on grounds with a gradient. A picture
      // without words is named where it is written.
      rules: { "color-contrast": { enabled: false }, "image-alt": { enabled: false } },
    });
    return found.flatMap(({ help, impact, nodes }) =>
      nodes.map(({ html }) => ({ help, impact: impact ?? "", html })),
    );
  });
  return violations
    .filter(({ impact }) => ["serious", "critical"].includes(impact))
    .map(({ help, html }) => ({
      code: "accessibility",
      severity: "warning",
      message: `${help}: ${html.slice(0, 80)}`,
      at: slide.at,
    }));
}
