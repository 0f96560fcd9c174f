import type { DeckChange } from "../../deck/render/change.ts";
import { createElement, writeText } from "../ui/element.ts";

/**
 * Runs `swap` with what each save changes, one that came while the page was loading included. A
 * page that has missed a save asks for all since what it shows.
 */
export function onSave(swap: (change: DeckChange) => void): void {
  const { dataset } = document.documentElement;
  const ask = (): void => import.meta.hot?.send("deck:opened", Number(dataset["revision"]));
  import.meta.hot?.on("deck:changed", (change: DeckChange) => {
    closeOverlay();
    if (change.base !== undefined && change.base !== Number(dataset["revision"])) return ask();
    // Who fails halfway shows nothing that has a number.
    delete dataset["revision"];
    takePage(change);
    swap(change);
    dataset["revision"] = String(change.revision);
  });
  ask();
}

/** What is of the whole page; what is written again, the browser styles again. */
function takePage({ title, lang, duration, contents }: DeckChange): void {
  const page = document.documentElement;
  if (document.title !== title) document.title = title;
  if (page.lang !== lang) page.lang = lang;
  document.querySelector('meta[name="duration"]')?.remove();
  if (duration !== undefined) {
    const meta = createElement("meta");
    document.head.append(Object.assign(meta, { name: "duration", content: String(duration) }));
  }
  const list = document.querySelector(".contents");
  if (list !== null && contents !== undefined) list.innerHTML = contents;
  const name = document.querySelector<HTMLElement>(".reading-bar .title");
  if (name !== null) writeText(name, title);
}

/**
 * Puts what is new into `slides` and gives the sections with other content: those that are there
 * already where nothing but that is new, so that whoever knows them need not be told.
 */
export function patchSlides(
  slides: Element,
  { columns, isInPlace }: DeckChange,
): readonly HTMLElement[] {
  const before = [...slides.children];
  const changed: HTMLElement[] = [];
  const after = columns.map((column, index) => {
    if (typeof column === "number") return before[column];
    const template = createElement("template");
    template.innerHTML = column;
    const fresh = template.content.firstElementChild as HTMLElement;
    const live = before[index];
    if (isInPlace && live !== undefined) changed.push(...renew(live as HTMLElement, fresh));
    else changed.push(fresh);
    return isInPlace ? live : fresh;
  });
  for (const column of before) if (!after.includes(column)) column.remove();
  for (const [index, column] of after.entries()) {
    const there = slides.children[index];
    if (column !== undefined && column !== there) slides.insertBefore(column, there ?? null);
  }
  return changed;
}

/** Gives a section the id and the content of another; those of a stack, each to each. */
function renew(live: HTMLElement, fresh: HTMLElement): HTMLElement[] {
  if (fresh.classList.contains("stack")) {
    const below = [...live.children] as HTMLElement[];
    return [...fresh.children].flatMap((section, index) =>
      below[index] === undefined ? [] : renew(below[index], section as HTMLElement),
    );
  }
  live.id = fresh.id;
  live.replaceChildren(...fresh.childNodes);
  return [live];
}

/** Vite closes its overlay only on updates of modules; slides are none. */
function closeOverlay(): void {
  for (const overlay of document.querySelectorAll("vite-error-overlay")) overlay.remove();
}
