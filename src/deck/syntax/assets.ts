import type { MarkdownIt, Token } from "markdown-it";
import { report, type ChapterEnv } from "../chapterEnv.ts";
import type { Location } from "../problem.ts";
import { walkInline } from "./walkInline.ts";

/** Pictures: their files are found from the chapter's folder, and must say what they show. */
export function assets(markdown: MarkdownIt): void {
  markdown.core.ruler.after("inline", "assets", (state) => {
    const env = state.env as ChapterEnv;
    walkInline(state.tokens, env, (token, locate) => {
      if (token.type === "image") resolvePicture(token, env, locate("!["));
    });
  });
}

/**
 * Where a picture stands in the project, from an address written in a chapter; reports an
 * address that leads elsewhere. A leading `/` means the project root.
 */
export function resolveAsset(address: string, env: ChapterEnv, at: Location): string | undefined {
  if (/^data:/i.test(address)) return undefined;
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(address)) {
    const message = `"${address}" is elsewhere: put a copy into assets/, the room may have no network`;
    report(env, "remote-picture", "error", message, at);
    return undefined;
  }
  const { pathname } = new URL(address, `file:///${env.path}`);
  const path = decodeURIComponent(pathname).slice(1);
  env.assets.push({ path, at });
  return path;
}

function resolvePicture(token: Token, env: ChapterEnv, at: Location): void {
  if (token.content.trim() === "") {
    const message = "say between the brackets what the picture shows";
    report(env, "missing-alt", "warning", message, at);
  }
  const path = resolveAsset(String(token.attrGet("src") ?? ""), env, at);
  if (path !== undefined) token.attrSet("src", encodeURI(`/${path}`));
}
