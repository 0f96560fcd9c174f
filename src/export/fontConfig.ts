import { rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/**
 * The path of settings of fontconfig that add a package's fonts to those of the system: a file that
 * is there as long as this process.
 */
export function getFontConfig(): string {
  return (written ??= writeFontConfig());
}

let written: string | undefined;

function writeFontConfig(): string {
  const reader = createRequire(import.meta.url).resolve("pdfjs-dist/package.json");
  const file = join(tmpdir(), `fonts-${process.pid}.conf`);
  writeFileSync(
    file,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${join(dirname(reader), "standard_fonts")}</dir>
</fontconfig>
`,
  );
  process.once("exit", () => rmSync(file, { force: true }));
  return file;
}
