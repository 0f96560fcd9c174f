import { minify } from "vite";
import { NOTICES } from "./notices.ts";

/**
 * The page as it is shared: its own scripts without their comments, a link to the licences, and
 * lines that end as browsers read them, for a script is known by the hash of what is read.
 */
export async function tidyPage(html: string): Promise<string> {
  let page = html.replaceAll("\r\n", "\n");
  for (const [, code = ""] of page.matchAll(/<script>([\s\S]*?)<\/script>/g)) {
    const { code: short } = await minify("inline.js", code, { module: false });
    page = page.replace(code, () => short);
  }
  return page.replace("</head>", `<link rel="license" href="./${NOTICES}">\n</head>`);
}
