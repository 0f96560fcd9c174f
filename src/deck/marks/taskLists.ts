import type { MarkdownIt, StateCore } from "markdown-it";

const TASK = /^\[([ xX])\] +/;

/** `- [ ] …` and `- [x] …` are tasks, open and done, as on GitHub. */
export function taskLists(markdown: MarkdownIt): void {
  // Attributes belong to what is last in an item: they have been read.
  markdown.core.ruler.after("attributes", "task_lists", findTasks);
  markdown.renderer.rules["task_open"] = (tokens, index) =>
    `<label><input type="checkbox" disabled${tokens[index]?.info === " " ? "" : " checked"}>`;
}

function findTasks(state: StateCore): void {
  for (const [index, inline] of state.tokens.entries()) {
    const children = inline.children ?? [];
    const [first] = children;
    const item = state.tokens[index - 2];
    if (item?.type !== "list_item_open" || first?.type !== "text") continue;
    const [written, sign = ""] = TASK.exec(first.content) ?? [];
    if (written === undefined) continue;
    first.content = first.content.slice(written.length);
    item.attrJoin("class", "task");
    const open = new state.Token("task_open", "label", 1);
    open.info = sign;
    inline.children = [open, ...children, new state.Token("task_close", "label", -1)];
  }
}
