import { createHash } from "node:crypto";

const TAG = /<meta http-equiv="Content-Security-Policy"[^>]*>\n?/;

/**
 * The page with a Content-Security-Policy for what is in it: scripts by their hash or from beside
 * the page, nothing that is made of text while it runs, and nothing from any other host. Styles may
 * be inside: reveal writes some, and so do drawings. A frame is the speaker view that floats, or
 * a page of the deck's. The dev server's page also talks to its server, if need be from a worker.
 */
export function setPolicy(html: string, isServed = false): string {
  const plain = html.replace(TAG, "");
  const scripts = [...plain.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)];
  const hashes = scripts
    .filter(isInside)
    .map(([, , code = ""]) => `'sha256-${createHash("sha256").update(code).digest("base64")}'`);
  const beside = scripts.every(isInside) ? [] : ["'self'"];
  const policy = [
    "default-src 'none'",
    `script-src ${[...beside, ...hashes].join(" ")}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "media-src 'self' data:",
    "frame-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    ...(isServed ? ["connect-src 'self'", "worker-src 'self' blob:"] : []),
  ].join("; ");
  // As early as can be: it rules only what comes after it.
  return plain.replace(
    /<meta charset="[^"]*"\s*\/?>\n?/,
    (charset) => `${charset}<meta http-equiv="Content-Security-Policy" content="${policy}">\n`,
  );
}

function isInside([, attributes = ""]: readonly string[]): boolean {
  return !/\ssrc=/.test(attributes);
}
