import { cleanSvg } from "../vite/cleanSvg.ts";
import { renameFiles } from "./renameFiles.ts";
import type { Site } from "./site.ts";

/** The site with SVG files that hold the drawing and nothing else. */
export function cleanDrawings(site: Site): Site {
  const drawings = [...site].flatMap(([path, content]) =>
    path.endsWith(".svg") ? [[path, { content: cleanSvg(String(content)) }] as const] : [],
  );
  return renameFiles(site, new Map(drawings));
}
