import type { MarkdownIt, Token } from "markdown-it";
import { type SlideEnv, report } from "../slideEnv.ts";
import { decodeAddress, keepFlags, renderAttributes } from "../html.ts";
import type { Location, ProblemCode } from "../problem.ts";
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
      "a page on paper shows nothing of this video: give it a picture, {poster=picture.png}";
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
      report(env, "bad-size", "error", message, at);
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

/**
 * The address that the page gives to a picture or a video, from the one written in a chapter;
 * notes the file that it needs, or reports that it is elsewhere.
 */
export function resolveAsset(
  address: string,
  env: SlideEnv,
  at: Location,
  elsewhere: ProblemCode = "remote-picture",
): string {
  if (/^data:/i.test(address)) return address;
  const path = findFile(address, env);
  if (path === undefined) {
    const message = `"${address}" is elsewhere: put a copy into assets/, the room may have no network`;
    report(env, elsewhere, "error", message, at);
    return address;
  }
  // An empty address leads to the chapter itself: shipped as a picture, it would show the notes.
  if (/\.md$/i.test(path)) {
    const message = `"${address}" is no picture: write a file, like "../assets/logo.svg"`;
    report(env, "missing-picture", "error", message, at);
    return address;
  }
  env.assets.push({ path, at });
  return encodeAddress(path);
}

/**
 * The path from the project root of a file that a chapter names: it is looked for from the
 * chapter's folder, then from the root. Undefined when the address leads elsewhere.
 */
export function findFile(address: string, { path, files }: SlideEnv): string | undefined {
  const [beside, below] = listPaths(address, path);
  if (beside === undefined || below === undefined) return undefined;
  return files.find(beside) ?? files.find(below) ?? beside;
}

/** What an address in a chapter may mean, the first choice first; nothing when it leads elsewhere. */
export function listPaths(address: string, chapterPath: string): readonly string[] {
  return [chapterPath, ""].flatMap((base) => resolvePath(address, base) ?? []);
}

/** The page's address of a file of the project. */
export function encodeAddress(path: string): string {
  return encodeURI(`/${path}`).replace(/[?#]/g, encodeURIComponent);
}

/**
 * The path from the project root of an address written in a chapter: it goes from the chapter's
 * folder, or with a leading `/` from the root, which nothing leaves. Undefined when it leads
 * elsewhere: to another host, or nowhere at all.
 */
export function resolvePath(address: string, chapterPath: string): string | undefined {
  const base = `file:///${chapterPath}`;
  if (isElsewhere(address) || !URL.canParse(address, base)) return undefined;
  return decodeAddress(new URL(address, base).pathname).slice(1);
}

/** Whether an address begins with a protocol or a host. */
export function isElsewhere(address: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:|[\\/]{2})/i.test(address);
}
