/** What a PDF says of itself, by the keys of its dictionary of information. */
type PdfFacts = Readonly<Record<"Author" | "Subject", string | undefined>>;

const CREATOR = /\/Creator \((?:\\.|[^\\)])*\)/;

/**
 * A PDF that Chromium printed, with facts that Chromium cannot be told, and without its own name as
 * that of the author's tool. The dictionary is written anew at the end, as the format has it for
 * what is changed later.
 */
export function describePdf(pdf: Buffer, facts: PdfFacts): Buffer {
  const old = pdf.toString("latin1").replace(CREATOR, (text) => " ".repeat(text.length));
  const trailer = old.slice(old.lastIndexOf("trailer"));
  const [, id] = /\/Info (\d+) 0 R/.exec(trailer) ?? [];
  const [, start] = /startxref\s+(\d+)/.exec(trailer) ?? [];
  const [, kept] = new RegExp(`\\n${id} 0 obj\\s*<<([\\s\\S]*?)>>\\s*endobj`).exec(old) ?? [];
  if (start === undefined || kept === undefined) throw new Error("Chromium writes another PDF");
  const added = Object.entries(facts).flatMap(([key, text]) =>
    text === undefined ? [] : [`/${key} ${encodeText(text)}`],
  );
  const info = `${id} 0 obj\n<<${kept}\n${added.join("\n")}>>\nendobj\n`;
  const table = `xref\n${id} 1\n${String(old.length).padStart(10, "0")} 00000 n \n`;
  const last = trailer.replace(/>>\s*startxref[\s\S]*/, `\n/Prev ${start}>>\n`);
  const end = `startxref\n${old.length + info.length}\n%%EOF\n`;
  return Buffer.from(old + info + table + last + end, "latin1");
}

/** UTF-16 with its mark, in hexadecimal digits: any text, and nothing to escape. */
function encodeText(text: string): string {
  return `<FEFF${Buffer.from(text, "utf16le").swap16().toString("hex")}>`;
}
