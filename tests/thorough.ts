/**
 * Whether what takes long is run, too: more rounds, larger texts, the same claim on another address
 * or engine. `npm test -- --thorough` says so, and continuous integration always does.
 */
export const isThorough = process.env["THOROUGH"] === "1";
