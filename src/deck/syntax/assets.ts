import type { MarkdownIt, Token } from "markdown-it";
import { report, type ChapterEnv } from "../chapterEnv.ts";
import type { Location } from "../problem.ts";
import { resolvePath } from "./address.ts";
import { placeOf } from "./places.ts";
import { walkInline } from "./walkInline.ts";

/** Pictures: their files are found from the chapter's folder, and must say what they show. */
export function assets(markdown: MarkdownIt): void {
  markdown.core.ruler.before("linkify", "assets", (state) => {
    const env = state.env as ChapterEnv;
    walkInline(state.tokens, (token) => {
      if (token.type === "image") resolvePicture(token, env, placeOf(token, env));
    });
  });
}

/**
 * The address that the page gives to a picture, from the one written in a chapter; notes the file
 * that it needs, or reports that it is elsewhere. A leading `/` means the project root.
 */
export function resolveAsset(address: string, env: ChapterEnv, at: Location): string {
  if (/^data:/i.test(address)) return address;
  const path = resolvePath(address, env.path);
  if (path === undefined) {
    const message = `"${address}" is elsewhere: put a copy into assets/, the room may have no network`;
    report(env, "remote-picture", "error", message, at);
    return address;
  }
  // An empty address leads to the chapter itself: shipped as a picture, it would show the notes.
  if (/\.md$/i.test(path)) {
    const message = `"${address}" is no picture: write a file, like "../assets/logo.svg"`;
    report(env, "missing-picture", "error", message, at);
    return address;
  }
  env.assets.push({ path, at });
  return encodeURI(`/${path}`);
}

function resolvePicture(token: Token, env: ChapterEnv, at: Location): void {
  if (token.content.trim() === "" && !isIcon(token)) {
    const message =
      "say between the brackets what the picture shows ({.icon} behind it if the text beside it does)";
    report(env, "missing-alt", "warning", message, at);
  }
  token.attrSet("src", resolveAsset(String(token.attrGet("src") ?? ""), env, at));
}

/** An icon repeats the text that it stands beside: reading it out would only say that twice. */
function isIcon(token: Token): boolean {
  return /(?:^|\s)icon(?:\s|$)/.test(String(token.attrGet("class") ?? ""));
}
