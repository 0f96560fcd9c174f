/** What is wrong in a file of data; `offset` is the place of a character in its text. */
export interface DataMistake {
  readonly message: string;
  readonly offset: number;
}

/** A file of data: the rows of a table, or whatever list JSON holds; none when there are mistakes. */
export interface ParsedRows {
  readonly rows: unknown;
  readonly mistakes: readonly DataMistake[];
}
