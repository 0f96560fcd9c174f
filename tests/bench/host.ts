import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { brotliCompressSync } from "node:zlib";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".woff2": "font/woff2",
};

interface CompressedHost {
  readonly address: string;
  /** What it has sent so far, without headers. */
  readonly sent: { readonly bytes: number; readonly requests: number };
  close(): void;
}

/** Serves a folder as a host would that has compressed its texts beforehand. */
export async function serveCompressed(folder: string): Promise<CompressedHost> {
  const sent = { bytes: 0, requests: 0 };
  const files = new Map(
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => extname(name) !== "")
      .map((name) => [`/${name.replaceAll("\\", "/")}`, readResponse(join(folder, name))]),
  );
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "", "http://localhost");
    const file = files.get(pathname === "/" ? "/index.html" : pathname);
    sent.requests += 1;
    sent.bytes += file?.body.length ?? 0;
    if (file === undefined) response.writeHead(404).end();
    else response.writeHead(200, file.headers).end(file.body);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const bound = server.address();
  const port = typeof bound === "object" ? bound?.port : 0;
  return { address: `http://127.0.0.1:${port}/`, sent, close: () => server.close() };
}

function readResponse(path: string) {
  const extension = extname(path);
  const type = TYPES[extension] ?? "application/octet-stream";
  const bytes = readFileSync(path);
  // Fonts and pictures are compressed already.
  const isText = extension in TYPES && extension !== ".woff2";
  return isText
    ? {
        headers: { "Content-Type": type, "Content-Encoding": "br" },
        body: brotliCompressSync(bytes),
      }
    : { headers: { "Content-Type": type }, body: bytes };
}
