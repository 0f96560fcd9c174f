import { formatPlace, type Place } from "../talk/places.ts";
import type { Frame } from "../talk/messages.ts";

/** The address of this deck's speaker view. */
export function speakerAddress(): string {
  return addressOf("speaker", "");
}

/** The address of this deck's stage, on whatever screen, at a place. */
export function stageAddress(place: Place): string {
  return addressOf("stage", place.id === "" ? "" : formatPlace(place));
}

/**
 * Opens a window of its own, which lives on when this one crashes; the browser may refuse. That
 * nobody can tell: a window without ties to this one has no handle.
 */
export function openApart(address: string, { left, top, width, height }: Frame): void {
  const place = `left=${left},top=${top},width=${width},height=${height}`;
  window.open(address, "_blank", `noopener,popup,${place}`);
}

function addressOf(view: string, hash: string): string {
  const address = new URL(location.href);
  address.search = `?${view}`;
  address.hash = hash;
  return address.href;
}
