import { report, type ChapterEnv } from "../chapterEnv.ts";
import { COMPONENTS_FOLDER } from "../paths.ts";
import type { Location } from "../problem.ts";
import { suggestNear } from "../suggest.ts";

const NAME = /\bdefine\(\s*["'`]([^"'`]+)/g;

/** Names a tag like `<my-clock>` that no component of the talk defines: the browser shows nothing of it. */
export function checkComponent(name: string, env: ChapterEnv, at: Location): void {
  const texts = env.files
    .listBeside(`${COMPONENTS_FOLDER}/a.ts`)
    .filter((path) => path.endsWith(".ts"))
    .map((path) => env.files.read(path) ?? "");
  if (texts.some((text) => new RegExp(`["'\`]${name}["'\`]`).test(text))) return;
  const known = texts.flatMap((text) => [...text.matchAll(NAME)].map(([, word = ""]) => word));
  const message = `no file of ${COMPONENTS_FOLDER}/ defines "<${name}>"${suggestNear(name, known)}: write customElements.define("${name}", …)`;
  report(env, "unknown-element", "warning", message, at);
}
