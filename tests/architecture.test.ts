import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "..");

/** Who may import whom. Relative imports are written from `src/`; a trailing `/` means a whole folder. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  deck: [
    "deck/",
    "fastest-levenshtein",
    "csv-parse",
    "highlight.js",
    "katex",
    // Loads the languages of code when there is code.
    "node:module",
    "markdown-it",
    ...["abbr", "deflist", "emoji", "footnote", "mark", "sub", "sup"].map(
      (name) => `markdown-it-${name}`,
    ),
    "uqr",
    "yaml",
    "zod",
  ],
  vite: ["vite/", "deck/", "vite", "lightningcss", "rolldown", "node:"],
  figures: [
    "figures/",
    "type deck/",
    "deck/figures.ts",
    "deck/suggest.ts",
    "mermaid",
    "vega",
    "vega-interpreter",
    "vega-lite",
  ],
  present: ["present/", "type deck/", "figures/", "theme/", "reveal.js", "fitty"],
  browser: ["browser/", "playwright-core", "node:"],
  check: [
    "check/",
    "browser/",
    "export/",
    "vite/",
    "deck/",
    "figures/chart.ts",
    "figures/mermaidErrors.ts",
    "present/slide/colour.ts",
    "dompurify",
    "mermaid",
    "playwright-core",
    "type axe-core",
    "vite",
    "node:",
  ],
  export: [
    "export/",
    "browser/",
    "vite/",
    "deck/",
    "type figures/",
    "harfbuzzjs",
    "lightningcss",
    "playwright-core",
    "sharp",
    "svgo",
    "subset-font",
    "vite",
    "node:",
  ],
  commands: [
    "commands/",
    "deck/",
    "vite/",
    "check/",
    "browser/",
    "export/",
    "rolldown",
    "vite",
    "vitest",
    "node:",
  ],
  theme: ["theme/", "reveal.js", "@fontsource-variable", "katex"],
};

interface Import {
  readonly file: string;
  readonly target: string;
}

function listImports(folder: string): Import[] {
  return readdirSync(join(root, "src", folder), { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => /\.(?:ts|mjs|css)$/.test(name))
    .flatMap((name) => {
      const file = `${folder}/${name}`;
      const text = readFileSync(join(root, "src", file), "utf8");
      return [...text.matchAll(IMPORT)].map(([, type, , path = ""]) => ({
        file,
        target: `${type === undefined ? "" : "type "}${resolve(file, path)}`,
      }));
    });
}

const IMPORT =
  /^(?:import|export|@import|.*\bimport\()\s*(type\b)?([^"';]*?\bfrom\s+)?\(?\s*(?:url\()?"([^"]+)"/gm;

function resolve(file: string, path: string): string {
  if (!path.startsWith(".")) return path;
  return new URL(path, `file:///${file}`).pathname.slice(1);
}

function isAllowed({ target }: Import, allowed: readonly string[]): boolean {
  const plain = target.replace(/^type /, "");
  return allowed.some((rule) => {
    const isTypeRule = rule.startsWith("type ");
    if (isTypeRule && !target.startsWith("type ")) return false;
    const name = rule.replace(/^type /, "");
    return /[/:]$/.test(name)
      ? plain.startsWith(name)
      : plain === name || plain.startsWith(`${name}/`);
  });
}

describe("each folder imports only what its place allows", () => {
  test("the table names every folder", () => {
    const entries = readdirSync(join(root, "src"), { withFileTypes: true });
    const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    expect(folders.toSorted()).toEqual(Object.keys(MAY_IMPORT).toSorted());
  });

  test.each(Object.entries(MAY_IMPORT))("%s", (folder, allowed) => {
    const imports = listImports(folder);
    expect(imports.length).toBeGreaterThan(0);
    expect(imports.filter((found) => !isAllowed(found, allowed))).toEqual([]);
  });
});

test("an installed tool has all packages that its code imports", () => {
  const { dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  const imported = Object.keys(MAY_IMPORT)
    .flatMap(listImports)
    .filter(({ file }) => file !== "commands/test.ts")
    .map(({ target }) => /^(?:@[^/]+\/)?[^/]+/.exec(target)?.[0] ?? "")
    .filter((name) => !/^type |^node:/.test(name) && !(name in MAY_IMPORT));
  expect(imported).toContain("sharp");
  expect(imported.filter((name) => !(name in dependencies))).toEqual([]);
});

test("no folder holds so many files that one has to search", () => {
  const entries = readdirSync(join(root, "src"), { recursive: true, withFileTypes: true });
  const found = entries
    .filter((entry) => entry.isDirectory())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((folder) => {
      const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
      return files.length > 20;
    });
  expect(found).toEqual([]);
});

describe("no file imports itself by way of others", () => {
  test.each(Object.keys(MAY_IMPORT))("%s", (folder) => {
    const all = listImports(folder).map(({ file, target }) => ({
      file,
      target: target.replace(/^type /, ""),
    }));
    // What imports nothing that is left is part of no circle.
    const leave = (imports: readonly Import[]): readonly Import[] => {
      const importing = new Set(imports.map(({ file }) => file));
      const left = imports.filter(({ target }) => importing.has(target));
      return left.length === imports.length ? left : leave(left);
    };
    expect(leave(all)).toEqual([]);
  });
});

describe("the deck is pure", () => {
  const impure = [
    /\b(?:process|window|Date\.now|new Date|Math\.random|console|localStorage)\b\s*[.([]/,
    // Of a parsed YAML text, also called a document, only these are used.
    /\bdocument\b(?:\s*[([]|\??\.(?!(?:contents|createNode|errors|getIn|toJS)\b)\w)/,
  ];

  test.each(["document.title", "document?.body.append(1)", "process.cwd()", "Date.now()"])(
    "it would be found to say %s",
    (code) => expect(impure.some((pattern) => pattern.test(code))).toBe(true),
  );

  test("it names no clock, process or document; of imports, the table above tells", () => {
    const found = readdirSync(join(root, "src/deck"), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .filter((name) => {
        const code = readFileSync(join(root, "src/deck", name), "utf8");
        return impure.some((pattern) => pattern.test(code));
      });
    expect(found).toEqual([]);
  });
});

describe("the app knows nothing of this one talk", () => {
  test("src/ names neither its subject nor its speaker", () => {
    const files = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" });
    const found = files
      .filter((name) => /\.(?:ts|mjs|css|html)$/.test(name))
      .filter((name) =>
        /thanos|sidecar|lectra/i.test(readFileSync(join(root, "src", name), "utf8")),
      );
    expect(found).toEqual([]);
  });
});
