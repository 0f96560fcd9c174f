import { renameFiles } from "./renameFiles.ts";
import type { Site } from "./site.ts";

/** What drawing programs and people leave in a file beside the drawing: their words are not public. */
const REMARKS = [
  /<\?xml[^>]*\?>|<!DOCTYPE[^>]*>/g,
  /<!--[\s\S]*?-->/g,
  /<metadata[\s\S]*?<\/metadata>/g,
  /<sodipodi:namedview[\s\S]*?(?:\/>|<\/sodipodi:namedview>)/g,
  /\s(?:sodipodi|inkscape):[\w-]+="[^"]*"/g,
];

/** The site with SVG files that hold the drawing and nothing else. */
export function cleanDrawings(site: Site): Site {
  const drawings = [...site].flatMap(([path, content]) =>
    path.endsWith(".svg") ? [[path, { content: cleanDrawing(String(content)) }] as const] : [],
  );
  return renameFiles(site, new Map(drawings));
}

function cleanDrawing(svg: string): string {
  return REMARKS.reduce((clean, remark) => clean.replace(remark, ""), svg).trim();
}
