/** The id of a slide without a heading, the `index`-th of its chapter. */
export function createId(path: string, index: number): string {
  const file = slugify(path.replace(/^.*\/|\.q?md$/g, "")) || "slide";
  return `${file}-${index + 1}`;
}

/** What an id of letters that have no accent to lose has in their place. */
const FOLDED: Readonly<Record<string, string>> = {
  æ: "ae",
  œ: "oe",
  ß: "ss",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ł: "l",
  ı: "i",
};

/** A text as an id: its letters and digits, without accents; empty where there is no letter. */
export function slugify(text: string): string {
  return text
    .toLowerCase()
    .replace(/\p{L}/gu, (letter) => FOLDED[letter] ?? letter)
    .normalize("NFD")
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, "")
    .normalize("NFC")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^[^\p{L}]+|-+$/gu, "");
}
