import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { exportDeck } from "../../src/export/exportDeck.ts";
import { createScratch } from "../scratch.ts";

/** A chapter of each dialect; what is never shown is in capitals, and what nobody reads begins with HIDDEN. */
const CHAPTERS = {
  "10-marp.md": `---
marp: true
---

# Marp

<!-- MARPFIRST -->

Text <!-- MARPSECOND --> and more

<!--
MARPTHREE

---

# MARPFOUR
\`\`\`
MARPFIVE
-->

---

<!--
_class: lead
-->
<!-- Note: MARPSIXTH -->

# Marp, again
`,
  "20-reveal.md": `---
separator: "^====$"
notesSeparator: "^Said:"
---

# Reveal

Said: REVEALONE

Said: REVEALTWO

====

# Reveal, again

<aside class="notes">REVEALTHREE</aside>

<p data-notes="REVEALFOUR">Text</p>
`,
  "30-slidev.md": `---
layout: center
drawings: {}
---

# Slidev

<!-- HIDDENSLIDEV -->

Text

<!--
SLIDEVTWO

---

SLIDEVTHREE [click] SLIDEVFOUR
-->

---
src: ./pages/_more.md
---
`,
  "pages/_more.md": "# Slidev, included\n\n<!-- SLIDEVFIVE -->\n",
  "40-remark.md": `class: middle

# Remark

???

REMARKONE

--

Shown again

???
REMARKTWO

---
layout: true

???

REMARKTHREE

---

# Remark, again

<!-- HIDDENREMARK -->
`,
  "50-quarto.qmd": `---
title: Quarto
format: revealjs
---

## Quarto

::: notes
QUARTOONE

::: {.fragment}
QUARTOTWO
:::

## QUARTOTHREE
:::

::: {.incremental .notes}
- QUARTOFOUR
:::

<!--
HIDDENQUARTO

## HIDDENHEADING
-->

Text
`,
  "60-gitpitch.md": "# Gitpitch\n\nNote:\n- GITPITCHONE\n\n+++\n\n# Below\n\nNotes: GITPITCHTWO\n",
  "70-sfeir.md":
    "# Sfeir\n\nNotes:\nSFEIRFIRST\n\n##==##\n\n# More\n\nnote: SFEIRTWO\n\n##--##\n\nText\n",
  "80-markdeck.md": "# Markdeck {bg=#fff}\n\nText\n\n<!-- HIDDENMARKDECK -->\n",
};

const log = (): void => undefined;

const APART = new Set(
  Object.values(CHAPTERS).flatMap((text) => text.match(/\b[A-Z]{8,}\b/g) ?? []),
);

/** Which of these words stand anywhere in the files of a folder. */
function findApart(folder: string): string[] {
  const bytes = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)));
  return [...APART].filter((word) => bytes.some((file) => file.includes(word)));
}

test("no note of a deck in any dialect is in a public byte; the speaker's own copy has them", async () => {
  const slides = Object.entries(CHAPTERS).map(([path, text]) => [`slides/${path}`, text]);
  const deck = createScratch({
    "slides/deck.yaml": "title: A\nlang: en",
    ...Object.fromEntries(slides),
  });
  try {
    for (const notes of [false, true]) {
      await exportDeck({ root: deck.root, outputs: ["site", "html"], notes, log });
    }
    expect(findApart(join(deck.root, "dist"))).toEqual([]);
    expect(findApart(join(deck.root, "dist-notes"))).toEqual(
      [...APART].filter((word) => !word.startsWith("HIDDEN")),
    );
    const page = readFileSync(join(deck.root, "dist/index.html"), "utf8");
    expect(page).toContain("Shown again");
    for (const title of ["Marp, again", "Reveal, again", "Slidev, included", "Remark, again"]) {
      expect(page).toContain(title);
    }
  } finally {
    deck.remove();
  }
});
