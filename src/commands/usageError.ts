/** A command was called with options that it does not have: its message says which ones it takes. */
export class UsageError extends Error {
  override name = "UsageError";
}
