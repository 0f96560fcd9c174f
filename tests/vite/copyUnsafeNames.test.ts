import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { addressFile, copyUnsafeNames } from "../../src/vite/pageFiles.ts";

test("a file with a sharp sign in its name is shown by a copy, any other as it is", () => {
  const root = mkdtempSync(join(tmpdir(), "odd-"));
  try {
    mkdirSync(join(root, "assets"));
    mkdirSync(join(root, "node_modules"));
    writeFileSync(join(root, "assets/a & b#1.svg"), "<svg/>");
    const others = '<img src="/assets/100%25.svg"><a href="/no%23file">';
    const html = copyUnsafeNames(`<img src="/assets/a%20&amp;%20b%231.svg">${others}`, root);
    const [copy = ""] = readdirSync(join(root, "node_modules/.cache/files"));
    const address = `${addressFile(root)}/node_modules/.cache/files/${copy}`;
    expect(html).toBe(`<img src="${address}">${others}`);
    expect(copy).toMatch(/^\w+\.svg$/);
    expect(readFileSync(join(root, "node_modules/.cache/files", copy), "utf8")).toBe("<svg/>");
  } finally {
    rmSync(root, { recursive: true });
  }
});
