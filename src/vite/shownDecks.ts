import { escapeHtml } from "../deck/html/html.ts";
import type { Deck } from "../deck/model.ts";
import type { ShownDeck } from "../deck/render/change.ts";
import type { RenderOptions } from "../deck/render/render.ts";
import { showSlides } from "./pageFiles.ts";

/** Moments of the deck that a page may still show. */
const REMEMBERED = 20;

/** What pages have been shown of the deck in `root`, by its revisions. */
export function createShownDecks(root: string, options: RenderOptions) {
  const byRevision = new Map<number, ShownDeck>();
  const countByRenewed = new Map<string, number>();

  /** New addresses for the pictures that are others now: a page keeps those it has seen. */
  const readdress = (html: string): string =>
    [...countByRenewed].reduce((column, [path, count]) => {
      const address = escapeHtml(encodeURI(`/${path}`));
      return column.replaceAll(`"${address}"`, () => `"${address}?${count}"`);
    }, html);

  return {
    /** A revision that has been shown; undefined where that is long ago. */
    find: (revision: number): ShownDeck | undefined => byRevision.get(revision),

    /** The deck as pages show it, which is made once for each revision. */
    show(deck: Deck, revision: number): ShownDeck {
      const known = byRevision.get(revision);
      if (known !== undefined) return known;
      const now = showSlides(deck, root, options);
      const shown = { ...now, revision, columns: now.columns.map(readdress) };
      byRevision.set(revision, shown);
      for (const old of byRevision.keys()) {
        if (old <= revision - REMEMBERED) byRevision.delete(old);
      }
      return shown;
    },

    /** The file at a path is another now. */
    renew(path: string): void {
      countByRenewed.set(path, (countByRenewed.get(path) ?? 0) + 1);
    },
  };
}
