import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { copyUnsafeNames } from "../../src/vite/pageFiles.ts";

test("a file with a sharp sign in its name is shown by a copy, any other as it is", () => {
  const root = mkdtempSync(join(tmpdir(), "odd-"));
  try {
    mkdirSync(join(root, "assets"));
    writeFileSync(join(root, "assets/a & b#1.svg"), "<svg/>");
    const others = '<img src="/assets/100%25.svg"><a href="/no%23file">';
    const html = copyUnsafeNames(`<img src="/assets/a%20&amp;%20b%231.svg">${others}`, root);
    const copy = /src="\/([^"]*)"/.exec(html)?.[1] ?? "";
    expect(html).toBe(`<img src="/${copy}">${others}`);
    expect(copy).toMatch(/^[\w./-]+\.svg$/);
    expect(readFileSync(join(root, copy), "utf8")).toBe("<svg/>");
  } finally {
    rmSync(root, { recursive: true });
  }
});
