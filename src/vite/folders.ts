import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join, sep } from "node:path";

/** The folder of the tool: of its page and its code. Nothing is written into it. */
export const TOOL = join(import.meta.dirname, "../..");

/** How a command is called: by its `bin` where the tool is an installed package, by npm in a clone. */
export function nameCommand(name: string, ...args: readonly string[]): string {
  if (TOOL.split(sep).includes("node_modules")) return ["npx deck", name, ...args].join(" ");
  const call = ["start", "test"].includes(name) ? `npm ${name}` : `npm run ${name}`;
  return args.length === 0 ? call : [call, "--", ...args].join(" ");
}

/**
 * Where is kept what is made of the talk in `root` and can be made again: among its own packages,
 * else in the system's folder for that, by a name that no other talk has.
 */
export function findCache(root: string): string {
  const packages = join(root, "node_modules");
  if (existsSync(packages)) return join(packages, ".cache");
  return join(findSystemCache(), "deck", nameTalk(root));
}

/** A name for the talk in `root` that no other one on this machine has. */
export function nameTalk(root: string): string {
  return createHash("sha256").update(root).digest("hex").slice(0, 16);
}

function findSystemCache(): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (process.platform === "win32" && LOCALAPPDATA) return LOCALAPPDATA;
  if (XDG_CACHE_HOME) return XDG_CACHE_HOME;
  return join(homedir(), process.platform === "darwin" ? "Library/Caches" : ".cache");
}
