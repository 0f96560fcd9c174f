import { report, type ChapterEnv } from "../chapterEnv.ts";
import { escapeHtml } from "../html.ts";
import type { Location } from "../problem.ts";
import { resolveAsset } from "./address.ts";
import { changeAttributes, readTagAttributes, type HtmlTag } from "./htmlTag.ts";

const MEDIA = ["img", "video", "audio", "source"];

/** A tag of raw HTML, with the places in the project of the files that it names. */
export function resolveTag({ name, text }: HtmlTag, env: ChapterEnv, at: Location): string {
  if (!MEDIA.includes(name)) return text;
  if (name === "img" && !readTagAttributes(text).has("alt")) {
    const message = 'say what the picture shows: alt="…" (alt="" if it is an ornament)';
    report(env, "missing-alt", "warning", message, at);
  }
  return changeAttributes(text, (attribute, value) =>
    /^(?:data-)?(?:src|poster)$/.test(attribute)
      ? ` ${attribute}="${escapeHtml(resolveAsset(value, env, at))}"`
      : undefined,
  );
}
