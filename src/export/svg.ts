import { optimize, type Config } from "svgo";
import { cleanSvg } from "../vite/inlinePictures.ts";
import type { NewContents, Site } from "./site.ts";

export interface SvgOptions {
  /** Whether it is part of a page, which knows an SVG without its namespace. */
  readonly isInline?: boolean;
}

/**
 * The same picture in fewer bytes, without what editors, libraries and people leave in it: scripts,
 * comments, metadata, their own attributes. Of a text that is no XML only the words go.
 */
export function optimizeSvg(svg: string, options: SvgOptions = {}): string {
  const clean = cleanSvg(svg);
  // HTML inside a drawing is not for an XML tool: it would end a `<div></div>` as `<div/>`.
  if (clean.includes("<foreignObject")) return clean;
  try {
    return optimize(clean, createConfig(countDecimals(clean), options)).data;
  } catch {
    return clean;
  }
}

/** The SVG files of a site with the drawing in them and nothing else. */
export function optimizeDrawings(site: Site): NewContents {
  const drawings = [...site].filter(([path]) => path.endsWith(".svg"));
  return new Map(
    drawings.map(([path, content]) => [path, { content: optimizeSvg(String(content)) }]),
  );
}

/** Pictures that are part of the page; what has another drawing inside stays as it is. */
const INLINE = /<svg[^>]* class="(?:[^"]* )?(?:inline|icon)[ "][\s\S]*?<\/svg>/g;

/** The same for those that are part of a page. */
export function optimizeInlineDrawings(html: string): string {
  return html.replace(INLINE, (svg) => optimizeSvg(svg, { isInline: true }));
}

/** Of what paths are made of: a tenth of a pixel where a drawing's unit is about one, less where it is more. */
function countDecimals(svg: string): number {
  const [, width = "0"] = /<svg[^>]*\sviewBox="[\d.-]+[\s,]+[\d.-]+[\s,]+([\d.]+)/.exec(svg) ?? [];
  return Number(width) >= 400 ? 1 : 3;
}

const createConfig = (decimals: number, { isInline = false }: SvgOptions): Config => ({
  plugins: [
    {
      name: "preset-default",
      params: {
        overrides: {
          // The page's style sheets select by elements, classes and groups: those stay.
          convertPathData: { floatPrecision: decimals },
          convertTransform: { floatPrecision: decimals },
          collapseGroups: false,
          // Several drawings are on one page: short ids would be the same in all of them.
          cleanupIds: { minify: false },
          convertEllipseToCircle: false,
          convertShapeToPath: false,
          inlineStyles: false,
          mergePaths: false,
          moveElemsAttrsToGroup: false,
          moveGroupAttrsToElems: false,
          removeHiddenElems: false,
          // An attribute that is its default here may be needed below a style of the page.
          removeUnknownsAndDefaults: false,
          removeUselessStrokeAndFill: false,
        },
      },
    },
    "removeScripts",
    ...(isInline ? (["removeXMLNS"] as const) : []),
    {
      name: "removeNotes",
      fn: () => ({
        element: {
          enter: ({ name: element, attributes }) => {
            // What is so anyway: libraries write it of each element, and no page's style asks for it.
            if (attributes["opacity"] === "1") delete attributes["opacity"];
            if (element === "text") delete attributes["alignment-baseline"];
            // The drawing's own say what it shows.
            if (element === "svg") return;
            for (const name of Object.keys(attributes)) {
              if (NOTE.test(name)) delete attributes[name];
            }
          },
        },
      }),
    },
  ],
});

/** What libraries say of an element to their own scripts and to screen readers: a figure has a name of its own. */
const NOTE = /^(?:on|aria-|role$|data-(?!(?:step|until)$))/;
