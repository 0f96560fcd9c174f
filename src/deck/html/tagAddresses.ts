import { type SlideEnv, report } from "../slideEnv.ts";
import { escapeHtml } from "./html.ts";
import { COMPONENTS_FOLDER } from "../paths.ts";
import type { Location, ProblemCode } from "../problem.ts";
import { resolveStyles } from "./styleAddresses.ts";
import { suggestNear } from "../suggest.ts";
import { reportUnused } from "../markdown/attributeList.ts";
import { changeAttributes, type HtmlTag, readTagAttributes } from "./htmlTag.ts";
import { isElsewhere, resolveAsset } from "./addresses.ts";

const MEDIA = ["audio", "img", "source", "track", "video"];
/** Those of a `<link>` that lets the browser ask for something. */
const ASKING = /stylesheet|icon|pre|dns|manifest/i;
/** What a page has to show it later, where reveal would wait with asking for it. */
const LATER: Readonly<Record<string, string>> = {
  audio: ' preload="metadata"',
  iframe: ' loading="lazy"',
  img: ' loading="lazy"',
  video: ' preload="metadata"',
};

/**
 * A tag of raw HTML, with the places in the project of the files that it names. What the page's
 * policy forbids, scripts and what is elsewhere, is reported.
 */
export function resolveTag(tag: HtmlTag, env: SlideEnv, at: Location): string {
  const { name, text } = tag;
  const attributes = readTagAttributes(text);
  for (const attribute of attributes.keys()) reportUnused(attribute, env, at);
  if (name === "img" && !attributes.has("alt")) {
    const message = 'say what the picture shows: alt="…" (alt="" if it is an ornament)';
    report(env, "missing-alt", "warning", message, at);
  }
  if (name === "script") checkScript(tag, attributes, env, at);
  const isLater = attributes.has("data-src") && name in LATER;
  const changed = changeAttributes(text, (attribute, value) => {
    // As in reveal, it comes in the place of what is shown until then.
    if (attribute === "src" && isLater) return "";
    const resolved = resolveAttribute(tag, attribute, value, attributes, env, at);
    if (resolved === undefined) return undefined;
    const isNow = isLater || name === "source" || attribute === "data-srcset";
    const written = isNow ? attribute.replace(/^data-(?=src)/, "") : attribute;
    return ` ${written}="${escapeHtml(resolved)}"`;
  });
  const isSaid = attributes.has("loading") || attributes.has("preload");
  return isLater && !isSaid ? changed.replace(/^<\w+/, (open) => open + LATER[name]) : changed;
}

/** The value of an attribute with the files that it names; undefined where it names none that the page shows. */
function resolveAttribute(
  { name }: HtmlTag,
  attribute: string,
  value: string,
  others: ReadonlyMap<string, string>,
  env: SlideEnv,
  at: Location,
): string | undefined {
  const resolve = (address: string, code?: ProblemCode): string =>
    resolveAsset(address, env, at, code);
  const [, isSource, isLink] =
    /^(?:data-)?(?:(src|data|poster)|((?:xlink:)?href))$/.exec(attribute) ?? [];
  if (attribute === "style") return resolveStyles(value, env, () => at);
  if (
    /^on[a-z]/.test(attribute) ||
    (/^(?:href|src|action)$/.test(attribute) && /^\s*javascript:/i.test(value))
  ) {
    const message = `"${attribute}" does nothing: no page may run what is written there. Write a custom element into slides/components/`;
    report(env, "blocked-script", "warning", message, at);
  } else if (MEDIA.includes(name)) {
    if (isSource) return resolve(value);
    // `srcset`: addresses, each with a width or a density.
    if (/^(?:data-)?srcset$/.test(attribute)) {
      return [...value.matchAll(/(\S*[^\s,])(?:\s+([^,]+))?/g)]
        .map(([, address = "", size = ""]) => `${resolve(address)} ${size}`.trim())
        .join(", ");
    }
  } else if (/^(?:image|feimage)$/.test(name)) {
    if (isLink && !value.startsWith("#")) return resolve(value);
  } else if (name === "link") {
    if (isLink && ASKING.test(others.get("rel") ?? "")) return resolve(value, "remote-style");
  } else if (isSource && ["iframe", "object", "embed"].includes(name)) {
    if (name === "iframe" && !isElsewhere(value)) return resolve(value);
    const message = `readers see an empty frame: no page may show "${value}". Show a picture of it, and link to it`;
    report(env, "blocked-frame", "warning", message, at);
  }
  return undefined;
}

/** Data and templates are no scripts, whatever the element is called. */
function checkScript(
  { raw }: HtmlTag,
  attributes: ReadonlyMap<string, string>,
  env: SlideEnv,
  at: Location,
): void {
  const type = attributes.get("type") ?? "";
  const isFile = attributes.has("src");
  if (!/^$|^module$|script$/i.test(type) || (!isFile && (env.scripts || raw === ""))) return;
  const message = isFile
    ? "no page may run the script of another file: write a custom element into slides/components/"
    : 'this script would run for every reader: write "scripts: true" into slides/deck.yaml if it shall, or a custom element into slides/components/';
  report(env, "blocked-script", "error", message, at);
}

const NAME = /\bdefine\(\s*["'`]([^"'`]+)/g;

/** Names a tag like `<my-clock>` that no component of the talk defines: the browser shows nothing of it. */
export function checkComponent(name: string, env: SlideEnv, at: Location): void {
  const texts = env.files
    .listBeside(`${COMPONENTS_FOLDER}/a.ts`)
    .filter((path) => path.endsWith(".ts"))
    .map((path) => env.files.read(path) ?? "");
  if (texts.some((text) => new RegExp(`["'\`]${name}["'\`]`).test(text))) return;
  const known = texts.flatMap((text) => [...text.matchAll(NAME)].map(([, word = ""]) => word));
  const message = `no file of ${COMPONENTS_FOLDER}/ defines "<${name}>"${suggestNear(name, known)}: write customElements.define("${name}", …)`;
  report(env, "unknown-element", "warning", message, at);
}
