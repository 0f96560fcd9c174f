import type { Dialect } from "./dialect.ts";
import { cutAt, escapeMarks, markUnderlined } from "./lines.ts";
import { isColor, writeSlide } from "./slide.ts";

const HEADING = /^# (.*?)[ \t]*(?:\{([^{}]*)\})?[ \t]*$/;

/** markdeck: a slide for each heading of the first level, its ground in braces, `{bg=#fff .class}`. */
export const markdeck: Dialect = {
  name: "markdeck",
  recognize: ({ findSign }) => findSign(/^# .*\{[^{}]*\bbg(?:css)?=[^{}]*\}[ \t]*$/gm),
  read(source) {
    const { lines, frontMatter } = source;
    const slides = cutAt(markUnderlined(lines), (index) => HEADING.test(lines[index]?.text ?? ""));
    return slides
      .filter((slide) => slide.some(({ text }) => text.trim() !== ""))
      .flatMap(([head = { text: "", at: 0 }, ...body], index) => {
        const [, words, given = ""] = HEADING.exec(head.text) ?? [];
        const [, ground = ""] = /(?:^|\s)bg=(\S+)/.exec(given) ?? [];
        const isPicture = /\.\w+$/.test(ground);
        const classes = [...given.matchAll(/(?:^|\s)\.([\w-]+)/g)].map(([, name]) => name);
        if (/\bbgcss=/.test(given)) {
          source.warn(
            "ignored-setting",
            '"bgcss" is a ground of that tool, and does nothing here',
            head,
          );
        }
        const title = words === undefined ? head : { ...head, text: `# ${words}` };
        return writeSlide({
          start: index === 0 ? { at: 0 } : head,
          isFirst: index === 0,
          top: index === 0 ? frontMatter.entries : [],
          settings: { class: classes.join(" ") },
          attributes: {
            "data-background-color": isColor(ground) ? ground : undefined,
            "data-background-image": isPicture ? ground : undefined,
          },
          body: [title, ...body].map(escapeMarks),
        });
      });
  },
};
