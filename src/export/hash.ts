import { createHash } from "node:crypto";

/** A name for what is made from these texts and bytes, for who keeps it from one run to the next. */
export function hash(parts: readonly (string | Uint8Array)[]): string {
  const sum = createHash("sha256");
  for (const part of parts) sum.update(`${part.length} `).update(part);
  return sum.digest("hex").slice(0, 32);
}
