import type { DeckData } from "./deckData.ts";
import { renderAttributes } from "./html.ts";

/** The `<head>` elements by which messengers and social sites show a link to the deck. */
export function renderLinkPreview(data: DeckData): readonly string[] {
  const address = parseAddress(data.url);
  const properties = {
    "og:type": "website",
    "og:title": data.title,
    "og:description": data.description ?? data.subtitle,
    "og:url": address,
  };
  return [
    ...Object.entries(properties).flatMap(([property, content]) =>
      content === undefined ? [] : [`<meta${renderAttributes({ property, content })} />`],
    ),
    ...(address === undefined
      ? []
      : [`<link${renderAttributes({ rel: "canonical", href: address })} />`]),
  ];
}

/** Where the deck can be read: a page or a folder; undefined while that is still to be filled in. */
function parseAddress(written = ""): string | undefined {
  if (!/^https?:\/\//.test(written) || !URL.canParse(written)) return undefined;
  const url = new URL(written);
  url.hash = "";
  if (!/\/$|\.html$/.test(url.pathname)) url.pathname += "/";
  return url.href;
}
