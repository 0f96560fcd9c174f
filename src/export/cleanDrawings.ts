import { optimizeSvg } from "./optimizeSvg.ts";
import { renameFiles } from "./renameFiles.ts";
import { readText, type Site } from "./site.ts";

/** Pictures that are part of the page; what has another drawing inside stays as it is. */
const INLINE = /<svg[^>]* class="(?:[^"]* )?(?:inline|icon)[ "][\s\S]*?<\/svg>/g;

/** The site with SVG pictures, as files and in its page, that hold the drawing and nothing else. */
export function cleanDrawings(site: Site): Site {
  const drawings = [...site].flatMap(([path, content]) =>
    path.endsWith(".svg") ? [[path, { content: optimizeSvg(String(content)) }] as const] : [],
  );
  const html = readText(site, "index.html").replace(INLINE, (svg) =>
    optimizeSvg(svg, { isInline: true }),
  );
  return renameFiles(new Map([...site, ["index.html", html]]), new Map(drawings));
}
