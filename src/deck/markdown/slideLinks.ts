import type { MarkdownIt, Token } from "markdown-it";
import { type SlideEnv, report } from "../slideEnv.ts";
import { BY_NUMBER } from "../columns.ts";
import { decodeAddress } from "../html/html.ts";
import type { Location } from "../problem.ts";
import { suggestNear } from "../suggest.ts";
import { encodeAddress, findFile, isElsewhere } from "../html/addresses.ts";
import { placeOf, walkInline } from "./places.ts";

/** What no link publishes: texts of the talk, with its notes, and what a disk does not show. */
const PRIVATE = /^slides\/[^/]+\.yaml$|\.q?md$|(?:^|\/)\./i;

/**
 * Collects links to slides, `[text](#id)`, so that the deck can tell which lead nowhere. They are
 * plain anchors, which every view follows: `#/id` becomes one, `#/2/1` when all slides are known.
 * A link to a file of the project downloads it.
 */
export function slideLinks(markdown: MarkdownIt): void {
  markdown.core.ruler.before("linkify", "slide_links", (state) => {
    const env = state.env as SlideEnv;
    walkInline(state.tokens, (token) => {
      if (token.type === "link_open") readLink(token, env);
    });
  });
}

function readLink(token: Token, env: SlideEnv): void {
  const href = String(token.attrGet("href") ?? "");
  const path = isAddress(href) ? undefined : findFile(href, env);
  if (path !== undefined && env.files.find(path) !== undefined && !PRIVATE.test(path)) {
    env.assets.push({ path, at: placeOf(token, env) });
    token.attrSet("href", encodeAddress(path));
    token.attrSet("download", path.replace(/^.*\//, ""));
    return;
  }
  const id = collectLink(href, placeOf(token, env), env);
  if (id !== undefined) token.attrSet("href", `#${id}`);
}

/** Notes where a link leads, and warns of one that leads nowhere; gives the id of the slide. */
export function collectLink(href: string, at: Location, env: SlideEnv): string | undefined {
  if (BY_NUMBER.test(href)) {
    env.links.push({ id: href.slice(1), at });
    return undefined;
  }
  const id = /^#\/?(.+)$/.exec(href)?.[1];
  if (id !== undefined) env.links.push({ id: decodeAddress(id), at });
  if (isAddress(href)) return id;
  const path = findFile(href, env) ?? href;
  const near = PRIVATE.test(path) ? "" : suggestNear(path, env.files.listBeside(path));
  const message = `"${href}" leads to no slide and to no file that can be shared${near}: write #id, ../assets/data.csv, or an address with https://`;
  report(env, "dead-link", "warning", message, at);
  return undefined;
}

/** Whether a link leads to a slide or to another host, and not to a file. */
function isAddress(href: string): boolean {
  return href.startsWith("#") || isElsewhere(href);
}
