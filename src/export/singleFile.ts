import { setPolicy } from "../vite/policy.ts";
import { inlineFile } from "./inlineFile.ts";
import { NOTICES } from "./notices.ts";
import { readText, type Site } from "./site.ts";

/** The page of a site with all that it needs inside: one file that opens by double click. */
export function inlineSite(site: Site): string {
  const html = readText(site, "index.html")
    .replace(/\s*<link rel="modulepreload"[^>]*>/g, "")
    .replace(
      /<link rel="stylesheet"[^>]*? href="\.\/([^"]+)"[^>]*>/g,
      (_tag, path: string) => `<style>${readText(site, path)}</style>`,
    )
    .replace(
      /<script([^>]*?)(?: crossorigin)? src="\.\/([^"]+)"[^>]*><\/script>/g,
      (_tag, attributes: string, path: string) =>
        `<script${attributes}>${escapeScript(readText(site, path))}</script>`,
    )
    .replace(/<link rel="license"[^>]*>\n?/, "")
    .replace("</html>", () => `<!--\n${escapeComment(readText(site, NOTICES))}\n-->\n</html>`);
  return setPolicy(
    [...site].reduce((page, [path, content]) => inlineFile(page, path, content), html),
  );
}

/** What would end the element, or turn the rest of it into something else. */
function escapeScript(code: string): string {
  return code.trim().replaceAll(/<(\/script|!--)/gi, "\\x3C$1");
}

function escapeComment(text: string): string {
  return text.replaceAll("--", "- -");
}
