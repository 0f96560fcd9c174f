import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";

/** What is left of a command when it has ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** With these in its environment, a command finds no browser, except on macOS. */
export const NO_BROWSER = {
  CHROME_PATH: "",
  PATH: "",
  HOME: "/nowhere",
  PROGRAMFILES: "",
  "PROGRAMFILES(X86)": "",
  LOCALAPPDATA: "",
  PLAYWRIGHT_BROWSERS_PATH: "/nowhere",
};

/** Starts what `npm run <command>` starts, in `root`; `env` is added to that of the tests, `tool` has the commands. */
export function spawnCommand(
  root: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  tool = join(import.meta.dirname, ".."),
): ChildProcess {
  return spawn(process.execPath, [join(tool, "src/commands/launch.mjs"), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
  });
}

/** Runs a command to its end. */
export function runCommand(
  root: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  tool?: string,
): Promise<Ended> {
  const child = spawnCommand(root, args, env, tool);
  const output = { stdout: "", stderr: "" };
  child.stdout?.on("data", (text: Buffer) => (output.stdout += text.toString()));
  child.stderr?.on("data", (text: Buffer) => (output.stderr += text.toString()));
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, ...output })));
}
