import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { defineCommand, parsePort, UsageError } from "../../src/commands/defineCommand.ts";

const { scripts } = JSON.parse(
  readFileSync(join(import.meta.dirname, "../../package.json"), "utf8"),
) as { readonly scripts: Readonly<Record<string, string>> };
const COMMANDS = [
  ...new Set(Object.values(scripts).flatMap((line) => /launch\.mjs (\w+)/.exec(line)?.[1] ?? [])),
];
const folder = join(import.meta.dirname, "../../src/commands");

async function load(name: string): Promise<ReturnType<typeof defineCommand>> {
  return (await import(join(folder, `${name}.ts`))).default;
}

/** What a command prints instead of doing anything. */
async function readHelp(name: string): Promise<string> {
  const log = vi.spyOn(console, "log").mockReturnValue();
  try {
    await (await load(name)).run(["--help"]);
    return log.mock.calls.join("\n");
  } finally {
    log.mockRestore();
  }
}

test.each(COMMANDS)("%s says its options for --help, and names every other", async (name) => {
  const help = await readHelp(name);
  expect(help).toContain(
    `npm ${["start", "test"].includes(name) ? name : `run ${name}`} -- [options]`,
  );
  const words = [...help.matchAll(/^ {2}--(\w+)/gm)].map(([, word]) => word);
  expect(words).toContain("help");
  const misspelt = `--${words[0]}x`;
  await expect((await load(name)).run([misspelt])).rejects.toThrow(
    new RegExp(`^npm .*${name} has no option "${misspelt}" \\(did you mean "${words[0]}"`),
  );
  await expect((await load(name)).run(["--nothing-of-ours", "3"])).rejects.toThrow(UsageError);
});

test("values that are missing, and words too many, are named", async () => {
  await expect((await load("start")).run(["--port"])).rejects.toThrow(
    "npm start: Option '--port <value>' argument missing",
  );
  await expect((await load("build")).run(["talk", "more"])).rejects.toThrow(
    'npm run build: one folder at a time, not "more"',
  );
  await expect((await load("preview")).run(["dist", "more"])).rejects.toThrow(
    'npm run preview: one folder at a time, not "more"',
  );
});

test("a port is a number, and the usual one where none is named", () => {
  expect(parsePort(undefined, 5173)).toBe(5173);
  expect(parsePort("6101", 5173)).toBe(6101);
  expect(() => parsePort("http", 5173)).toThrow('--port takes a number up to 65535, not "http"');
});

test.each([
  [["--prometheus", "localhost:9090"], "--prometheus takes an address like http://127.0.0.1:9090"],
  [["--prometheus", "http://127.0.0.1:9090/api"], "--prometheus takes an address like"],
  [["--lab", "ftp://127.0.0.1"], "--lab takes an address like"],
  [
    ["--lab", "http://192.0.2.1:1"],
    '--lab takes an address of this machine, not "http://192.0.2.1:1"',
  ],
])("the address of a live server is checked before anything starts: %s", async (args, message) => {
  await expect((await load("start")).run(args)).rejects.toThrow(message);
});
