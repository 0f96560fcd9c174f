import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { TOOL } from "../vite/folders.ts";

/** Where they are in a site. */
export const NOTICES = "third-party-notices.txt";

/** A package of which some code, style or font is in what is shared. */
interface Package {
  readonly name: string;
  readonly version: string;
  /** Who holds the rights, in the words of its licence file. */
  readonly holder: string;
  readonly licence: string;
}

/**
 * The licences of what is not ours: of each package that one of the files `modules` comes from, in
 * its own words, and what the talk's own `assets/notices.txt` says of its pictures.
 */
export function collectNotices(root: string, modules: Iterable<string>): string {
  const folders = new Set(
    [...modules].flatMap((path) => FOLDER.exec(resolve(root, path))?.[0] ?? []),
  );
  folders.delete(TOOL);
  const packages = [...folders].map(readPackage).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const licences = [...new Set(packages.map(({ licence }) => licence))];
  const own = join(root, "assets/notices.txt");
  return [
    ...licences.map((licence) =>
      [
        ...packages
          .filter((each) => each.licence === licence)
          .map(({ name, version, holder }) => `${name} ${version}: ${holder}`),
        licence,
      ].join("\n"),
    ),
    ...(existsSync(own) ? [readFileSync(own, "utf8").trim()] : []),
  ].join("\n\n");
}

/** The last of the packages, should one be inside another. */
const FOLDER = /^.*[/\\]node_modules[/\\](?:@[^/\\]+[/\\])?[^./\\][^/\\]*/;

function readPackage(folder: string): Package {
  const { name, version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((entry) => /^(?:licen[cs]e|copying)/i.test(entry));
  const text = file === undefined ? "" : readFileSync(join(folder, file), "utf8");
  // Its lines are broken for a terminal: what is compact has one line a paragraph.
  const parts = text.split(/\n\s*\n/).map((part) => part.replaceAll(/-{5,}|\s+/g, " ").trim());
  return {
    name,
    version,
    holder: parts.filter(isHolder).join(" ") || "see below",
    licence: parts.filter((part) => part !== "" && !isHolder(part)).join("\n"),
  };
}

function isHolder(part: string): boolean {
  return /^copyright\b/i.test(part);
}
