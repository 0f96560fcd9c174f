import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { writeFileAtomic } from "./outDir.ts";

/** A name for what is made from these texts and bytes, for who keeps it from one run to the next. */
export function hash(parts: readonly (string | Uint8Array)[]): string {
  const sum = createHash("sha256");
  for (const part of parts) sum.update(`${part.length} `).update(part);
  return sum.digest("hex").slice(0, 32);
}

/** The file at `path`, which is made if no earlier run has. */
export async function keepFile(
  path: string,
  make: () => Promise<string | Uint8Array>,
): Promise<Buffer> {
  if (!existsSync(path)) writeFileAtomic(path, await make());
  return readFileSync(path);
}
