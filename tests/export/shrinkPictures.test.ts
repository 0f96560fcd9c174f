import sharp from "sharp";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { shrinkImages } from "../../src/export/shrinkPictures.ts";
import { renameFiles } from "../../src/export/site.ts";

const root = mkdtempSync(join(process.env["SCRATCH_FOLDER"] ?? "", "kept-"));
mkdirSync(join(root, "node_modules"));
afterAll(() => rmSync(root, { recursive: true }));

const paint = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#8a5" } });

test("a photograph becomes upright, as large as the stage, and says nothing of its camera", async () => {
  const photo = await paint(4000, 3000)
    .withExif({ IFD0: { Artist: "Somebody" } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  const built = new Map<string, string | Uint8Array>([
    ["index.html", '<img src="./assets/photo-12345678.jpg">'],
    ["assets/photo-12345678.jpg", photo],
    ["assets/index.js", "0"],
  ]);
  const site = renameFiles(built, await shrinkImages(built, root));
  const path = [...site.keys()].find((name) => name.endsWith(".webp")) ?? "";
  expect(site.get("index.html")).toBe(`<img src="./${path}">`);
  const content = Buffer.from(site.get(path) ?? "");
  expect(await sharp(content).metadata()).toMatchObject({ width: 1920, height: 2560 });
  expect(content.includes("Somebody")).toBe(false);
  expect([...site.keys()]).toHaveLength(3);
  expect(path).toMatch(/^assets\/photo-[\w-]{8}\.webp$/);
  expect(path).not.toContain("12345678");
});

test("a picture that is small already stays as it is", async () => {
  const small = await paint(20, 20).webp({ quality: 1 }).toBuffer();
  const site = new Map([["assets/small-12345678.webp", small]]);
  expect((await shrinkImages(site, root)).size).toBe(0);
});

test("a picture that nobody can read stays as it is", async () => {
  const torn = await paint(400, 300).png().toBuffer();
  const site = new Map([
    ["assets/page-12345678.png", Buffer.from("<!doctype html>")],
    ["assets/torn-12345678.png", torn.subarray(0, torn.length / 2)],
  ]);
  expect((await shrinkImages(site, root)).size).toBe(0);
});

test("a picture is decoded once, and one that has not changed never again", async () => {
  const site = new Map([["assets/once-12345678.png", await paint(300, 200).png().toBuffer()]]);
  const folder = join(root, "node_modules/.cache/pictures");
  const before = new Set(readdirSync(folder));
  const small = (await shrinkImages(site, root)).get("assets/once-12345678.png")?.content;
  const kept = readdirSync(folder).filter((name) => !before.has(name));
  // What the check asks of it, what is shown, and what is printed.
  expect(kept.map((name) => name.replace(/^.*\./, "")).toSorted()).toEqual([
    "jpeg",
    "json",
    "webp",
  ]);
  expect(await sharp(small).metadata()).toMatchObject({ format: "webp", width: 300 });
  writeFileSync(join(folder, kept.find((name) => name.endsWith(".webp")) ?? ""), "kept");
  const again = (await shrinkImages(site, root)).get("assets/once-12345678.png")?.content;
  expect(Buffer.from(again ?? "").toString()).toBe("kept");
});
