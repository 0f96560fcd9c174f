import { report, type ChapterEnv } from "../chapterEnv.ts";
import { escapeHtml } from "../html.ts";
import type { Location } from "../problem.ts";
import { resolveAsset } from "./address.ts";

const MEDIA = /^<(?:img|video|audio|source)\s/i;
const ADDRESS = /(\s(?:data-)?(?:src|poster)\s*=\s*)(?:"([^"]*)"|'([^']*)')/gi;

/** A tag of raw HTML; that of a picture or a video with the place of its file in the project. */
export function resolveMediaTag(tag: string, env: ChapterEnv, at: Location): string {
  if (!MEDIA.test(tag)) return tag;
  if (/^<img/i.test(tag) && !/\salt\s*=/i.test(tag)) {
    const message = 'say what the picture shows: alt="…" (alt="" if it is an ornament)';
    report(env, "missing-alt", "warning", message, at);
  }
  return tag.replace(ADDRESS, (_written, name: string, double = "", single = "") => {
    return `${name}"${escapeHtml(resolveAsset(double || single, env, at))}"`;
  });
}
