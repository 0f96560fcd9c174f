import { createScratch, shareDrawings, type Scratch } from "../../scratch.ts";

/** A small talk with all that steps can be: numbered, grouped, through code, vertical, none, backup. */
export function createSteppedTalk(): Scratch {
  const talk = createScratch({
    "slides/deck.yaml": 'title: Un deck à pas\nduration: "5:00"\n',
    "slides/10.md": `---
id: a
time: 0:30
---

## Premier titre

Note: mots pour A

---
id: b
time: 1:00
---

## Trois étapes

- deuxième {.fragment data-fragment-index=2}
- première {.fragment data-fragment-index=1}
- troisième {.fragment}
- deuxième aussi {.fragment data-fragment-index=2}

Note: mots pour B
[click] mots pour B un
[click] mots pour B deux
[click] mots pour B trois

---
id: c
---

## En haut

----
id: d
---

## Du code

\`\`\`yaml [1|2-3]
a: 1
b: 2
c: 3
\`\`\`

Note: mots pour D
[click] mots pour D un

----
id: e
---

<!-- .slide: data-background-color="#123456" -->

## En bas

---
id: f
time: 1:00
---

## Un diagramme

\`\`\`mermaid
flowchart LR
  accTitle: Un lien
  accDescr: A mène à B
  a[Boîte A] --> b[Boîte B]
\`\`\`

---
id: g
time: 1:00
---

## Dernier titre

Note: mots pour G

---
id: h
backup: true
---

## Pour les questions
`,
  });
  shareDrawings(talk);
  return talk;
}

/** Every place of that talk, in order, as `id` or `id+steps`. */
export const PLACES = ["a", "b", "b+1", "b+2", "b+3", "c", "d", "d+1", "e", "f", "g", "h"];
