import type { RevealApi } from "reveal.js";
import { showNotice } from "../ui/notice.ts";
import { getWords } from "../ui/words.ts";

let following = false;

/** Whether the stage goes to each slide that its author saves. */
export function isFollowing(): boolean {
  return following;
}

/** Begins or ends to follow the author, and says which. */
export function toggleFollowing(): void {
  following = !following;
  const { follows, stays } = getWords();
  showNotice(following ? follows : stays);
}

/** Opens the file of the slide that is shown, at its line, in the editor that the dev server finds. */
export async function openSource(deck: RevealApi): Promise<void> {
  const { id } = deck.getCurrentSlide();
  const { ok, url } = await fetch(`/__slide-source?id=${encodeURIComponent(id)}`);
  if (ok) showNotice(getWords().opens(new URL(url).searchParams.get("file") ?? ""));
}
