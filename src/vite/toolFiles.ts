import { readFileSync } from "node:fs";
import { join } from "node:path";
import { normalizePath, send, type Plugin } from "vite";
import { TOOL } from "./folders.ts";

/** The addresses of the tool's code, which are looked for there and not beside the talk. */
export const TOOL_ALIAS = {
  find: /^\/src\/(?=(?:check|figures|present|theme)\/)/,
  replacement: `${normalizePath(TOOL)}/src/`,
};

const readPage = (): string => readFileSync(join(TOOL, "index.html"), "utf8");

/** Gives the talk in `root`, which may be anywhere, the page of the tool as its `index.html`. */
export function toolPage(root: string): Plugin {
  const path = normalizePath(join(root, "index.html"));
  return {
    name: "tool-page",
    enforce: "pre",
    resolveId: (source) => (normalizePath(source) === path ? path : undefined),
    load: (id) => (id === path ? readPage() : undefined),
    configureServer: (server) => () => {
      server.middlewares.use((request, response, next) => {
        if (request.url !== "/index.html") return next();
        server
          .transformIndexHtml(request.url, readPage(), request.originalUrl)
          .then((html) => send(request, response, html, "html", {}), next);
      });
    },
  };
}
