interface ImportMetaEnv {
  /** Whether this page carries the speaker's notes. */
  readonly HAS_NOTES: boolean;
  /** Whether this page may hold figures that are not drawn yet. */
  readonly DRAWS_FIGURES: boolean;
  /** Whether this page may hold formulas. */
  readonly HAS_FORMULAS: boolean;
}
