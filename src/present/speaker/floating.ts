import { createElement } from "../ui/element.ts";
import { showNotice } from "../ui/notice.ts";
import { formatSpeakerAddress } from "./windows.ts";
import { getSpeakerWords } from "./words.ts";

declare global {
  interface Window {
    readonly documentPictureInPicture?: {
      readonly window: Window | null;
      requestWindow(size: { width: number; height: number }): Promise<Window>;
    };
  }
}

/** With one screen only: the speaker view in a window that stays above all others, or why there is none. */
export async function openFloating(): Promise<void> {
  // The key was pressed in that window itself, which is no page that could open one.
  if (window.frameElement?.matches(".floating")) {
    window.parent.close();
    return;
  }
  const { documentPictureInPicture: floating } = window;
  if (floating === undefined) {
    showNotice(getSpeakerWords().noFloating);
    return;
  }
  if (floating.window !== null) {
    floating.window.close();
    return;
  }
  try {
    const { document: page } = await floating.requestWindow({ width: 1024, height: 640 });
    for (const sheet of document.querySelectorAll("style, link[rel=stylesheet]")) {
      page.head.append(sheet.cloneNode(true));
    }
    const frame = createElement("iframe", "floating");
    frame.src = formatSpeakerAddress();
    page.body.append(frame);
    frame.focus();
  } catch {
    showNotice(getSpeakerWords().noFloating);
  }
}
