import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { preview } from "vite";
import { UsageError } from "./usageError.ts";

/**
 * Serves an export, `dist/` or the folder that is named, as a host of static files would: what is
 * not there is not found. The speaker's own copy is for no host.
 */
async function run([folder = "dist", ...rest]: readonly string[]): Promise<void> {
  if (rest.length > 0 || folder.startsWith("-")) {
    throw new UsageError("preview takes one folder, dist/ by default");
  }
  const outDir = resolve(folder);
  if (existsSync(outDir) && readdirSync(outDir).some((name) => name.includes("-notes."))) {
    throw new UsageError(
      `${folder}/ is the speaker's own copy, with the notes, and is not for any host: open its files by double click`,
    );
  }
  if (!existsSync(join(outDir, "index.html"))) {
    throw new UsageError(`there is no site in ${folder}/ yet: "npm run export" makes one`);
  }
  const server = await preview({
    root: process.cwd(),
    configFile: false,
    logLevel: "warn",
    appType: "mpa",
    build: { outDir },
    preview: { host: "127.0.0.1", port: 4173 },
  });
  console.log(`${folder}/ at ${server.resolvedUrls?.local[0] ?? ""}`);
}

export default { run };
