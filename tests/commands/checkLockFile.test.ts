import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { checkLockFile } from "../../src/commands/checkLockFile.ts";
import { createScratch, type Scratch } from "../scratch.ts";

let deck: Scratch;

beforeAll(() => {
  deck = createScratch();
});

afterEach(() => vi.unstubAllEnvs());
afterAll(() => deck.remove());

const MANIFEST = { name: "a", version: "1.0.0" };

function writeProject(dependencies: Readonly<Record<string, string>>): void {
  const packages = { "": MANIFEST };
  deck.write("package.json", JSON.stringify({ ...MANIFEST, dependencies }));
  deck.write("package-lock.json", JSON.stringify({ ...MANIFEST, lockfileVersion: 3, packages }));
}

test("a lock file that names all is whole", async () => {
  writeProject({});
  expect(await checkLockFile(deck.root)).toMatchObject({ isWhole: true });
});

test("one that lacks a package is refused, as npm ci would", async () => {
  writeProject({ b: "file:b" });
  deck.write("b/package.json", JSON.stringify({ name: "b", version: "1.0.0" }));
  const { isWhole, output } = await checkLockFile(deck.root);
  expect(isWhole).toBe(false);
  expect(output).toMatch(/Missing: b@\S+ from lock file/);
});

test("where npm cannot be asked, nothing is known", async () => {
  writeProject({ "a-package-that-is-nowhere": "1.0.0" });
  vi.stubEnv("npm_config_registry", "http://127.0.0.1:9/");
  expect(await checkLockFile(deck.root)).toMatchObject({ isWhole: undefined });
});
