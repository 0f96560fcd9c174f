const NO_BREAK = "\u00a0";

/** Milliseconds as a stopwatch shows them: `4:07`, `1:02:09`. */
export function formatWatch(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const parts = hours > 0 ? [hours, pad(minutes)] : [minutes];
  return [...parts, pad(seconds % 60)].join(":");
}

/** Seconds as one says them, to the half minute: `30 s`, `2 min`, `1 min 30`. */
export function formatSpan(seconds: number): string {
  const halves = Math.round(seconds / 30);
  if (halves < 2) return `30${NO_BREAK}s`;
  const minutes = `${Math.floor(halves / 2)}${NO_BREAK}min`;
  return halves % 2 === 0 || halves >= 20 ? minutes : `${minutes}${NO_BREAK}30`;
}

/** A writer of times of day as a language has them: `21:14`, `9:14 PM`. */
export function createTimeFormat(lang: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(lang, { timeStyle: "short" });
}

function pad(number: number): string {
  return String(number).padStart(2, "0");
}
