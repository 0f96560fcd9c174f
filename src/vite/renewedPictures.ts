import { escapeHtml } from "../deck/html.ts";

/** Pictures that were drawn again while the dev server runs: a page keeps those that it has seen. */
export interface RenewedPictures {
  /** Notes that the picture at a path from the project root is another one now. */
  add(path: string): void;
  /** Gives those pictures another address, so that pages ask for them. */
  readdress(html: string): string;
}

/** None yet. */
export function createRenewedPictures(): RenewedPictures {
  const countByPath = new Map<string, number>();
  return {
    add: (path) => void countByPath.set(path, (countByPath.get(path) ?? 0) + 1),
    readdress: (html) =>
      [...countByPath].reduce((page, [path, count]) => {
        const address = escapeHtml(encodeURI(`/${path}`));
        return page.replaceAll(`"${address}"`, () => `"${address}?${count}"`);
      }, html),
  };
}
