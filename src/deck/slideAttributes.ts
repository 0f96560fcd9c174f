import type { Settings } from "./schemas.ts";
import type { Attribute } from "./syntax/readAttributes.ts";

export interface SlideAttributes {
  readonly settings: Settings;
  /** Those of the slide's `<section>` that no setting stands for. */
  readonly attributes: Readonly<Record<string, string>>;
  /** The notes that stand in an attribute. */
  readonly notes: string | undefined;
}

/**
 * What reveal's attributes of a slide mean: a setting where one has the same sense, which a
 * setting written as such overrules.
 */
export function readSlideAttributes(
  written: readonly Attribute[],
  settings: Settings,
): SlideAttributes {
  const {
    id,
    "data-background-image": background,
    "data-notes": notes,
    "data-timing": time = "",
    "data-visibility": visibility = "",
    ...others
  } = joinClasses(written);
  return {
    settings: {
      ...(id !== undefined && { id }),
      ...(background !== undefined && { background, alt: "" }),
      ...(/^\d+$/.test(time) && { time: Number(time) }),
      ...(visibility === "hidden" && { hidden: true }),
      ...(visibility === "uncounted" && { backup: true }),
      ...settings,
    },
    attributes: others,
    notes,
  };
}

function joinClasses(written: readonly Attribute[]): Record<string, string> {
  const classes = written.flatMap(({ name, value }) =>
    name === "class" ? value.split(/\s+/) : [],
  );
  return {
    ...Object.fromEntries(written.map(({ name, value }) => [name, value])),
    ...(classes.length > 0 && { class: classes.join(" ") }),
  };
}
