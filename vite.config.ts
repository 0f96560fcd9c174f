import { deckConfig } from "./src/vite/config.ts";

export default deckConfig();
