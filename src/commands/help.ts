import { suggest } from "../deck/suggest.ts";
import { nameCommand } from "../vite/folders.ts";
import build from "./build.ts";
import check from "./check.ts";
import { UsageError, type Command } from "./defineCommand.ts";
import share from "./export.ts";
import writeNew from "./new.ts";
import preview from "./preview.ts";
import start from "./start.ts";

const COMMANDS: Readonly<Record<string, Command>> = {
  start,
  build,
  export: share,
  check,
  new: writeNew,
  preview,
};

/** Says what the commands are, to whoever asks for that or for one that is none of them. */
export default {
  run([word = ""]: readonly string[]): void {
    if (!["-h", "--help", "help"].includes(word)) {
      throw new UsageError(`there is no command "${word}"${suggest(word, Object.keys(COMMANDS))}`);
    }
    const rows = Object.entries(COMMANDS).map(([name, { about }]) => ({
      left: nameCommand(name),
      right: about,
    }));
    const width = Math.max(...rows.map(({ left }) => left.length));
    for (const { left, right } of rows) console.log(`${left.padEnd(width)}  ${right}`);
  },
};
