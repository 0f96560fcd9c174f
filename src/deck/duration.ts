import { z } from "zod";

/** A duration written `m:ss`, in seconds. */
export const durationSchema = z
  .string({ error: 'write a duration as minutes and seconds, like "1:30"' })
  .regex(/^\d{1,3}:[0-5]\d$/, 'write a duration as minutes and seconds, like "1:30"')
  .transform(parseDuration);

function parseDuration(text: string): number {
  const [minutes = 0, seconds = 0] = text.split(":").map(Number);
  return minutes * 60 + seconds;
}
