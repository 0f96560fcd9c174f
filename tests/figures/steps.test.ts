import { expect, test } from "vitest";
import type { Problem } from "../../src/deck/problem.ts";
import { drawDiagram, drawWell, page, shareBoard } from "./drawingBoard.ts";

shareBoard();

async function drawBadly(source: string, timeLimit?: number): Promise<Problem> {
  const drawn = await drawDiagram(source, timeLimit);
  if ("svg" in drawn) throw new Error("it is drawn");
  return drawn.failure;
}

/** The texts of a drawing by the step that brings them, and how many lines and frames come with it. */
async function readSteps(source: string): Promise<Record<string, string[]>> {
  await page.setContent(await drawWell(source));
  return page.evaluate(() => {
    const textsByStep: Record<string, string[]> = {};
    for (const element of document.querySelectorAll(
      ".node, .cluster, .edgeLabel, .flowchart-link, text, [class*=messageLine], [class^=activation], rect.rect, .loopLine, .actor-line",
    )) {
      if (element.parentElement?.closest(".node, .edgeLabel, .cluster")) continue;
      const step = element.closest("[data-step]")?.getAttribute("data-step") ?? "0";
      const kind = element
        .getAttribute("class")
        ?.match(/flowchart-link|messageLine|activation|rect|loopLine|actor-line/)?.[0];
      const text = element.matches(".cluster")
        ? `[${element.textContent.trim()}]`
        : element.textContent.trim() || `<${kind}>`;
      (textsByStep[step] ??= []).push(text);
    }
    for (const texts of Object.values(textsByStep)) texts.sort();
    return textsByStep;
  });
}

test("a node, an edge and a subgraph come where they are first named", async () => {
  const steps = await readSteps(`flowchart LR
  a["A"] -->|one| b["B"]
  %% step
  subgraph group["Group"]
    c["C"] -->|two| a
    %% step
    subgraph inner["Inner"]
      x["X"]
    end
  end
  %% step
  b -->|three| a
  a --- d & e`);
  expect(steps).toEqual({
    0: ["<flowchart-link>", "A", "B", "one"],
    1: ["<flowchart-link>", "C", "[Group]", "two"],
    2: ["X", "[Inner]"],
    3: ["<flowchart-link>", "<flowchart-link>", "<flowchart-link>", "d", "e", "three"],
  });
});

test("a subgraph waits for its first node, and an edge for both its ends", async () => {
  const steps = await readSteps(`flowchart LR
  a["A"]
  subgraph group["Group"]
    %% step
    b["B"]
  end
  %% step
  a -->|to| late
  subgraph late["Late"]
    c["C"]
  end`);
  expect(steps).toEqual({
    0: ["A"],
    1: ["B", "[Group]"],
    2: ["<flowchart-link>", "C", "[Late]", "to"],
  });
});

test("a message comes with its activation, its notes, its frame and its number", async () => {
  const steps = await readSteps(`sequenceDiagram
  autonumber
  participant a as A
  a->>+b: ask
  Note over a,b: note
  %% step
  loop every day
    b-->>-a: answer
    %% step
    alt well
      a->>a: think
    else badly
      %% step
      a-xc: give up
    end
  end
  %% step
  rect rgb(0, 0, 0)
    b->>a: twice
  end`);
  expect(steps["0"]).toEqual(
    expect.arrayContaining(["A", "b", "ask", "1", "note", "<activation>", "<messageLine>"]),
  );
  expect(steps["1"]).toEqual(expect.arrayContaining(["answer", "2", "loop", "[every day]"]));
  expect(steps["2"]).toEqual(expect.arrayContaining(["think", "3", "alt", "[well]", "[badly]"]));
  expect(steps["3"]).toEqual(expect.arrayContaining(["give up", "4", "c", "<actor-line>"]));
  expect(steps["4"]).toEqual(expect.arrayContaining(["twice", "5", "<rect>"]));
  for (const lines of [steps["1"], steps["3"]]) expect(lines).not.toContain("<activation>");
});

test("a step that brings nothing, or that cuts a statement in two, is named at its line", async () => {
  const empty = await drawBadly("flowchart LR\n  a --> b\n  %% step\n  a\n");
  expect(empty).toMatchObject({ code: "diagram", at: { path: "slides/10.md", line: 13 } });
  expect(empty.message).toContain("shows nothing");

  const cut = await drawBadly('flowchart LR\n  a["one\n  %% step\n  two"] --> b\n');
  expect(cut.message).toContain("in the middle of a statement");
  expect(cut.at.line).toBe(13);
});

test("nothing in a drawing runs or loads", async () => {
  const svg = await drawWell(`flowchart LR
  a["A"] --> b["<img src='https://example.org/x.png' onerror='alert(1)'>B"]
  click a href "javascript:alert(1)" "tip"
  click b call alert()`);
  expect(svg).toContain(">A<");
  // What the label says of a picture is shown as words.
  expect(svg).not.toMatch(/javascript|<(?:a|img|image|script)\b|\s(?:on\w+|src)="/);

  const person = await drawWell(`C4Context
  Person(a, "A")
  UpdateElementStyle(a, $bgColor="url(https://example.org/paint.svg)", $borderColor="red")`);
  expect(person).toContain("red");
  expect(person).not.toContain("example.org");
});

async function readLinks(source: string) {
  await page.setContent(await drawWell(source));
  return page.evaluate(() =>
    [...document.querySelectorAll("svg a")].map((link) => {
      const { x, y } = link.getBoundingClientRect();
      const frame = document.querySelector("svg")?.getBoundingClientRect();
      const isInside = frame !== undefined && x > frame.x + 1 && y >= frame.y;
      return [link.getAttribute("href"), link.textContent.trim(), isInside];
    }),
  );
}

test("a node that is a link keeps its place, and leads where it says", async () => {
  expect(
    await readLinks(`flowchart LR
  A --> B
  B --> C
  click B "https://example.org"
  click C href "#/id"`),
  ).toEqual([
    ["https://example.org/", "B", true],
    ["#id", "C", true],
  ]);
  expect(await readLinks('classDiagram\n  A <|-- B\n  click B href "#id"')).toEqual([
    ["#id", "B", true],
  ]);
  expect(
    await readLinks("sequenceDiagram\n  a->>b: x\n  link b: Wiki @ https://example.org"),
  ).toEqual([["https://example.org/", "b", true]]);
});

async function readTexts(source: string): Promise<string[]> {
  await page.setContent(await drawWell(source));
  return page.$$eval("svg text", (texts) => texts.map(({ textContent }) => textContent.trim()));
}

test("entity codes are characters in every label, and not a letter wider", async () => {
  const texts = await readTexts(`flowchart LR
  A["say #quot;hi#quot; #35;1"] -->|"#quot;x#quot;"| B["\`**b** #quot;hi#quot; #9829;\`"]
  subgraph s["#quot;s#quot;"]
    C[plain #40;x#41; #lt;i#gt;] ~~~ D
  end
  style D fill:#123456;`);
  expect(texts.toSorted()).toEqual(
    ['"s"', '"x"', 'b "hi" ♥', "plain (x) <i>", 'say "hi" #1', "D"].toSorted(),
  );
  expect(await readTexts("stateDiagram-v2\n  A --> B: #quot;x#quot;")).toContain('"x"');
  expect(await readTexts("sequenceDiagram\n  A->>B: #quot;x#quot; #59;")).toContain('"x" ;');
});

test("the numbers of a sequence are on discs of their own, its words are drawn once", async () => {
  await page.setContent(
    await drawWell("sequenceDiagram\n  autonumber\n  a->>b: one\n  b->>a: two"),
  );
  const numbers = await page.$$eval(".numberDisc + .sequenceNumber", (texts) =>
    texts.map((text) => {
      const disc = text.previousElementSibling?.getBoundingClientRect();
      const frame = text.closest("svg")?.getBoundingClientRect();
      return [text.textContent, disc?.width, (disc?.bottom ?? 0) <= (frame?.bottom ?? 0)];
    }),
  );
  expect(numbers).toEqual([
    ["1", 30, true],
    ["2", 30, true],
  ]);
  expect(await page.locator(".textBackground + .messageText").count()).toBe(2);
});

test("a figure that takes too long is named, and the next one is drawn", async () => {
  const many = Array.from({ length: 400 }, (_, index) => `  n${index} --> n${(index * 7) % 400}`);
  const slow = await drawBadly(`flowchart LR\n${many.join("\n")}`, 200);
  expect(slow).toMatchObject({ code: "diagram", at: { line: 11 } });
  expect(slow.message).toContain("longer than 0.2 s");
  expect(await drawDiagram("flowchart LR\n  a --> b")).toHaveProperty("svg");
});
