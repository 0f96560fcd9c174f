import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openDrawingCache } from "../../src/export/drawingCache.ts";

test("a drawing is kept from one run to the next, for what it was made from and nothing else", () => {
  const root = mkdtempSync(join(tmpdir(), "drawings-"));
  mkdirSync(join(root, "node_modules"));
  const at = { path: "slides/10.md", line: 1, column: 1 };
  const pie = { kind: "mermaid", name: "pie", source: "pie", at, label: "", steps: 0 } as const;
  try {
    openDrawingCache(root).set(pie, "<svg/>");
    const later = openDrawingCache(root);
    expect(later.get({ ...pie, at: { ...at, line: 2 } })).toBe("<svg/>");
    const others = [
      { ...pie, source: "pie\n" },
      { ...pie, name: "pie-2" },
      { ...pie, kind: "vega-lite" as const },
    ];
    for (const other of others) expect(later.get(other)).toBeUndefined();
  } finally {
    rmSync(root, { recursive: true });
  }
});
