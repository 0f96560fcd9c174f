/** What belongs to the whole talk, from the project's root. */
export const DECK_DATA_PATH = "slides/deck.yaml";
/** The talk's own colours. */
export const THEME_PATH = "slides/theme.css";
/** The talk's own custom elements, each file a module that defines some. */
export const COMPONENTS_FOLDER = "slides/components";
