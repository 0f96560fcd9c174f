/** What labels are measured with, and shown in: a label keeps the box that it was measured for. */
export const FONT_FAMILY = '"Inter Variable", sans-serif';
/** Pixels. */
export const FONT_SIZE = 22;
