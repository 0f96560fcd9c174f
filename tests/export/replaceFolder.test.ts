import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { describeFailure, FolderError, replaceFolder } from "../../src/export/outDir.ts";

let place: string;
let target: string;

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), "folder-"));
  target = join(place, "dist");
  mkdirSync(target);
  writeFileSync(join(target, "old.txt"), "old");
});

afterEach(() => rmSync(place, { recursive: true, force: true }));

const list = (): string[] => readdirSync(place, { recursive: true, encoding: "utf8" }).toSorted();

test("what is written joins what was there, all at once", async () => {
  await replaceFolder(target, (fresh) => {
    writeFileSync(join(fresh, "new.txt"), "new");
    expect(readdirSync(target)).toEqual(["old.txt"]);
  });
  expect(list()).toEqual(["dist", join("dist", "new.txt"), join("dist", "old.txt")]);
});

test("a folder that is not there yet is made, with those above it", async () => {
  await replaceFolder(join(place, "a/b"), (fresh) => writeFileSync(join(fresh, "c"), ""));
  expect(readdirSync(join(place, "a"))).toEqual(["b"]);
  expect(readdirSync(join(place, "a/b"))).toEqual(["c"]);
});

test("what a killed process has left is removed by the next run", async () => {
  mkdirSync(join(place, ".export-dist"));
  mkdirSync(join(place, ".export-dist-old"));
  await replaceFolder(target, () => undefined);
  expect(list()).toEqual(["dist", join("dist", "old.txt")]);
});

test("one that was killed between its last two steps loses nothing", async () => {
  renameSync(target, join(place, ".export-dist-old"));
  await replaceFolder(target, () => undefined);
  expect(list()).toEqual(["dist", join("dist", "old.txt")]);
});

test("a failure leaves all as it was, and says why in one line", async () => {
  const full = Object.assign(new Error("ENOSPC: no space left on device, write"), {
    code: "ENOSPC",
  });
  const write = (fresh: string): void => {
    rmSync(join(fresh, "old.txt"));
    throw full;
  };
  await expect(replaceFolder(target, write)).rejects.toThrow(
    "dist/ cannot be written: the disk is full (ENOSPC: no space left on device, write)",
  );
  expect(readFileSync(join(target, "old.txt"), "utf8")).toBe("old");
  expect(list()).toEqual(["dist", join("dist", "old.txt")]);
});

test("a file where the folder should be stays, and is named", async () => {
  const file = join(target, "old.txt");
  await expect(replaceFolder(file, () => undefined)).rejects.toThrow("old.txt is a file: move it");
  await expect(replaceFolder(join(file, "below"), () => undefined)).rejects.toThrow(FolderError);
  expect(readFileSync(file, "utf8")).toBe("old");
});

test("what is no failure of the folder stays what it is", () => {
  const bug = new TypeError("x is not a function");
  expect(describeFailure(bug, "dist")).toBe(bug);
  const missing = new Error("ENOENT: no such file or directory, open 'x'");
  expect(describeFailure(missing, "dist")).toBe(missing);
  expect(String(describeFailure(new Error("EACCES: permission denied, mkdir 'x'"), "dist"))).toBe(
    "FolderError: dist/ cannot be written: you may not write there (EACCES: permission denied, mkdir 'x')",
  );
});
