import { spawn } from "node:child_process";

/** What a program printed, on both streams; no code where it could not be started. */
export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** Runs a program to its end, in `cwd` or the current folder. */
export function runProgram(
  [program, ...args]: readonly [string, ...string[]],
  cwd?: string,
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd });
    let output = "";
    child.stdout.on("data", (text) => (output += text));
    child.stderr.on("data", (text) => (output += text));
    child.on("error", () => resolve({ code: null, output }));
    child.on("close", (code) => resolve({ code, output }));
  });
}
