import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/**
 * npm as a program with its first arguments: its script for this Node, which runs on every system;
 * else the program of that name.
 * @returns {[string, ...string[]]}
 */
export function findNpm() {
  const folder = dirname(process.execPath);
  const script = [
    // Other package managers name themselves here.
    process.env.npm_execpath,
    join(folder, "node_modules/npm/bin/npm-cli.js"),
    join(folder, "../lib/node_modules/npm/bin/npm-cli.js"),
  ].find((path) => path && basename(path) === "npm-cli.js" && existsSync(path));
  return script ? [process.execPath, script] : ["npm"];
}
