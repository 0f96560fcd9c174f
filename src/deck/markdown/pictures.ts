import type { MarkdownIt, Token } from "markdown-it";
import { type SlideEnv, report } from "../slideEnv.ts";
import { keepFlags, renderAttributes } from "../html/html.ts";
import type { Location } from "../problem.ts";
import { resolveAsset } from "../html/addresses.ts";
import { placeOf, walkInline } from "./places.ts";

const VIDEO = /\.(?:mp4|m4v|mov|ogv|webm)(?:[?#]|$)/i;
const SIZE = /^\d+(?:\.\d+)?(?:px|%)?$/;

/**
 * Pictures, and videos written like pictures: their files are found from the chapter's folder,
 * and they must say what they show. `{width=50%}` gives a size, `{full}` the whole slide.
 */
export function pictures(markdown: MarkdownIt): void {
  markdown.core.ruler.before("linkify", "pictures", (state) => {
    const env = state.env as SlideEnv;
    walkInline(state.tokens, (token) => {
      if (token.type === "image") resolvePicture(token, env, placeOf(token, env));
    });
  });
  markdown.renderer.rules["video"] = (tokens, index, options, env, renderer) => {
    const token = tokens[index] as Token;
    return renderVideo(token, renderer.renderInlineAsText(token.children ?? [], options, env));
  };
}

function resolvePicture(token: Token, env: SlideEnv, at: Location): void {
  const read = (name: string): string => String(token.attrGet(name) ?? "");
  const resolve = (name: string): void => token.attrSet(name, resolveAsset(read(name), env, at));
  const isVideo = VIDEO.test(read("src"));
  // An icon repeats the text beside it: reading it out would only say that twice.
  const isIcon = /(?:^|\s)icon(?:\s|$)/.test(read("class"));
  if (token.content.trim() === "" && !isIcon) {
    const message = isVideo
      ? "say between the brackets what the video shows"
      : "say between the brackets what the picture shows ({.icon} after it if the text beside it does)";
    report(env, "missing-alt", "warning", message, at);
  }
  resolve("src");
  checkSizes(token, env, at);
  if (token.attrGet("full") === "") {
    token.attrs = (token.attrs ?? []).filter(([name]) => name !== "full");
    token.attrJoin("class", "full");
  }
  if (!isVideo) return;
  token.type = "video";
  if (token.attrGet("poster") !== null) resolve("poster");
  else {
    const message =
      "a printed page shows nothing of this video: give it a picture, {poster=picture.png}";
    report(env, "missing-poster", "warning", message, at);
  }
}

/** Lets only pixels and percentages be the size of a picture or a figure. */
export function checkSizes(token: Token, env: SlideEnv, at: Location): void {
  for (const name of ["width", "height"]) {
    const size = token.attrGet(name);
    if (size === null) continue;
    if (SIZE.test(String(size))) token.attrSet(name, String(size).replace("px", ""));
    else {
      const message = `the ${name} "${size}" is no size: write pixels of 1280 × 720 or a percentage, like {${name}=400} or {${name}=50%}`;
      report(env, "bad-size", "warning", message, at);
      token.attrs = (token.attrs ?? []).filter(([other]) => other !== name);
    }
  }
}

/** `autoplay` is left to the stage, which starts a video when its slide is shown. */
function renderVideo(token: Token, label: string): string {
  const { src = "", alt: _alt, autoplay, ...written } = Object.fromEntries(token.attrs ?? []);
  const attributes = renderAttributes({
    src,
    "aria-label": label,
    controls: true,
    preload: "metadata",
    playsinline: true,
    "data-autoplay": autoplay !== undefined,
    ...keepFlags(written),
  });
  return `<video${attributes}></video>`;
}
