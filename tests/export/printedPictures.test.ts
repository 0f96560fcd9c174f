import sharp from "sharp";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { prepareForPrint } from "../../src/export/pdf.ts";

const root = mkdtempSync(join(process.env["SCRATCH_FOLDER"] ?? "", "kept-"));
mkdirSync(join(root, "node_modules"));
afterAll(() => rmSync(root, { recursive: true }));

const paint = async (background: string): Promise<string> => {
  const create = { width: 8, height: 8, channels: 4, background } as const;
  const bytes = await sharp({ create }).webp().toBuffer();
  return `data:image/webp;base64,${bytes.toString("base64")}`;
};

test("a page to print has its pictures as JPEG, but for those that are seen through or in a script", async () => {
  const [opaque, clear] = [await paint("#8a5"), await paint("#8a58")];
  const script = `<script>let a = "${opaque}"</script>`;
  const page = (first: string): string =>
    `<style>a { background: url("${first}") }</style>${script}<img src="${first}"><img src="${clear}">`;
  const printed = await prepareForPrint(page(opaque), root);
  const [jpeg = ""] = /data:image\/jpeg;base64,[\w+/=]+/.exec(printed) ?? [];
  expect(printed).toBe(page(jpeg));
  const bytes = Buffer.from(jpeg.replace(/^.*,/, ""), "base64");
  expect(await sharp(bytes).metadata()).toMatchObject({ format: "jpeg", width: 8 });
});

test("a page to print has no link to a file inside it, of which a PDF would make an address", async () => {
  const data = 'href="data:text/csv;base64,YQ=="';
  const kept = `<link rel="icon" ${data}><a href="#/b">b</a><script>"<a ${data}>"</script>`;
  const page = (link: string): string => `${kept}<a class="x"${link} download="a.csv">a</a>`;
  expect(await prepareForPrint(page(` ${data}`), root)).toBe(page(""));
});
