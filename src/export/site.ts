import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { build, type Rolldown } from "vite";
import { deckConfig, type DeckConfigOptions } from "../vite/config.ts";
import { setPolicy } from "../vite/policy.ts";
import { assertNoNotes } from "./assertNoNotes.ts";
import { cleanDrawings } from "./cleanDrawings.ts";
import { inlineSmallFiles } from "./inlineFile.ts";
import { collectNotices, NOTICES } from "./notices.ts";
import { addOlderColours } from "./olderColours.ts";
import { pruneStyles } from "./pruneStyles.ts";
import { shrinkPictures } from "./shrinkPictures.ts";
import { subsetFonts } from "./subsetFonts.ts";
import { tidyPage } from "./tidyPage.ts";

/** The files of a site by their path in it, with `/`: texts are strings, all else is bytes. */
export type Site = ReadonlyMap<string, string | Uint8Array>;

const FONT_CACHE = "node_modules/.cache/fonts";

/** Builds the deck as static files with relative addresses; `index.html` is the page. */
export async function buildSite(options: DeckConfigOptions): Promise<Site> {
  const { root = process.cwd(), notes = true } = options;
  const config = deckConfig(options);
  const built = await build({
    ...config,
    configFile: false,
    logLevel: "warn",
    build: {
      ...config.build,
      write: false,
      // Drawings are cleaned first: what is small comes inside after that.
      assetsInlineLimit: 0,
      cssCodeSplit: false,
    },
  });
  const { site, sources } = collectFiles(built);
  const clean = addOlderColours(
    pruneStyles(
      inlineSmallFiles(
        await subsetFonts(await shrinkPictures(cleanDrawings(site)), join(root, FONT_CACHE)),
      ),
    ),
  );
  const page = setPolicy(await tidyPage(readText(clean, "index.html")));
  const notices = collectNotices(root, sources);
  if (!notes) assertNoNotes(new Map([...clean, ["index.html", page]]));
  return new Map([...clean, ["index.html", page], [NOTICES, `${notices}\n`]]);
}

/** Writes a site into a folder, in the place of an earlier one; the page goes by `pageName`. */
export function writeSite(site: Site, folder: string, pageName = "index.html"): void {
  rmSync(join(folder, "assets"), { recursive: true, force: true });
  for (const [path, content] of site) {
    const target = join(folder, path === "index.html" ? pageName : path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
}

/** The text of a file of the site, which must be there. */
export function readText(site: Site, path: string): string {
  const content = site.get(path);
  if (typeof content !== "string") throw new Error(`the site has no text ${path}`);
  return content;
}

type Built = Awaited<ReturnType<typeof build>>;

/** The files, and where what is in them comes from. */
function collectFiles(built: Built): { readonly site: Site; readonly sources: readonly string[] } {
  const output = (Array.isArray(built) ? built : [built]).flatMap((each) =>
    "output" in each ? each.output : [],
  );
  return {
    site: new Map(output.map((file) => [file.fileName, readContent(file)])),
    sources: output.flatMap((file) =>
      file.type === "chunk" ? file.moduleIds : file.originalFileNames,
    ),
  };
}

function readContent(file: Rolldown.OutputAsset | Rolldown.OutputChunk): string | Uint8Array {
  if (file.type === "chunk") return file.code;
  const isText = /\.(?:html|css|svg|json|txt)$/.test(file.fileName);
  return isText && typeof file.source !== "string"
    ? Buffer.from(file.source).toString("utf8")
    : file.source;
}
