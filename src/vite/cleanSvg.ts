/** What drawing programs and people leave in a file beside the drawing: their words are not public. */
const REMARKS = [
  /<\?xml[^>]*\?>|<!DOCTYPE[^>]*>/g,
  /<!--[\s\S]*?-->/g,
  /<script[\s\S]*?(?:\/>|<\/script>)/gi,
  /<metadata[\s\S]*?<\/metadata>/g,
  /<sodipodi:namedview[\s\S]*?(?:\/>|<\/sodipodi:namedview>)/g,
  /\s(?:sodipodi|inkscape):[\w-]+="[^"]*"/g,
];

/** An SVG file that holds the drawing and nothing else. */
export function cleanSvg(svg: string): string {
  return REMARKS.reduce((clean, remark) => clean.replace(remark, ""), svg).trim();
}
