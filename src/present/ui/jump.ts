import { findSlides, type OutlineEntry, outlineSlides } from "../talk/slides.ts";
import type { TalkController } from "../talk/state.ts";
import { closeDialog, createDialog, openDialog } from "./dialog.ts";
import { createElement } from "./element.ts";
import { getWords } from "./words.ts";

/** What a list tells of a slide beside its number and title. */
type DescribeSlide = (id: string) => readonly string[];

interface JumpOptions {
  /** Titles of the columns that `describe` fills. */
  readonly columns?: readonly string[];
  readonly describe?: DescribeSlide;
}

const MOVES: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/**
 * Opens the list of slides, to jump to one by number, id or words of its title; `key` is what
 * opened it, a digit begins the number.
 */
export function openJump(talk: TalkController, key: string, options: JumpOptions = {}): void {
  const outline = outlineSlides(talk.listSections());
  const { dialog, field, body } = createList(options);
  let found: readonly OutlineEntry[] = [];
  let selected = 0;

  const show = (): void => {
    const rows = found.map((entry, index) =>
      createRow(entry, options, index === selected, () => pick(entry)),
    );
    body.replaceChildren(...rows);
    rows[selected]?.scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", rows[selected]?.id ?? "");
  };
  const search = (): void => {
    found = findSlides(outline, field.value);
    const current = found.findIndex(({ id }) => id === talk.place.id);
    selected = field.value === "" ? Math.max(current, 0) : 0;
    show();
  };
  const pick = (entry: OutlineEntry | undefined): void => {
    if (entry === undefined) return;
    closeDialog(dialog);
    talk.jumpTo({ id: entry.id, step: 0 });
  };

  field.addEventListener("input", search);
  dialog.addEventListener("keydown", (event) => {
    const move = MOVES[event.key];
    if (event.key === "Enter") pick(found[selected]);
    if (move !== undefined) {
      selected = Math.min(Math.max(selected + move, 0), found.length - 1);
      show();
    }
    if (event.key === "Enter" || move !== undefined) event.preventDefault();
  });
  openDialog(dialog);
  field.value = /^\d$/.test(key) ? key : "";
  search();
}

function createList({ columns = [] }: JumpOptions) {
  const words = getWords();
  const field = createElement("input");
  field.type = "text";
  field.placeholder = words.jumpHint;
  field.setAttribute("aria-label", words.jumpHint);
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-expanded", "true");
  field.setAttribute("aria-controls", "jump-list");
  const heads = [
    createElement("td"),
    createElement("td"),
    ...columns.map((text) => createElement("th", "", text)),
  ];
  const body = createElement("tbody");
  const table = createElement(
    "table",
    "",
    createElement("thead", "", createElement("tr", "", ...heads)),
    body,
  );
  table.id = "jump-list";
  table.setAttribute("role", "grid");
  const list = createElement("div", "list", table);
  list.tabIndex = 0;
  return { dialog: createDialog("jump", words.keys.jump, field, list), field, body };
}

function createRow(
  { id, number, title, isBackup }: OutlineEntry,
  { describe = () => [] }: JumpOptions,
  isSelected: boolean,
  pick: () => void,
): HTMLElement {
  const cells = [String(number), title, ...describe(id)];
  const row = createElement("tr", "", ...cells.map((text) => createElement("td", "", text)));
  row.id = `jump-to-${id}`;
  row.classList.toggle("selected", isSelected);
  row.setAttribute("aria-selected", String(isSelected));
  row.classList.toggle("backup", isBackup);
  row.addEventListener("click", pick);
  return row;
}
