import { getDocument, type PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";

/** A PDF to look into; who opens it closes it. */
export async function openPdf(
  bytes: Uint8Array,
): Promise<{ readonly pdf: PDFDocumentProxy; close(): Promise<void> }> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  return { pdf, close: () => pdf.destroy() };
}

/** The text of each page of a PDF. */
export async function readPages(bytes: Uint8Array): Promise<string[]> {
  const { pdf, close } = await openPdf(bytes);
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    pages.push(items.map((item) => ("str" in item ? item.str : "")).join(""));
  }
  await close();
  return pages;
}
