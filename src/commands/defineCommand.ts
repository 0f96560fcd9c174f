import { existsSync, realpathSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs, type ParseArgsConfig } from "node:util";
import { suggest } from "../deck/suggest.ts";
import { nameCommand } from "../vite/folders.ts";

/** A command was called with options that it does not have: its message says which ones it takes. */
export class UsageError extends Error {
  override name = "UsageError";
}

/** An option as `parseArgs` has it, and what `--help` says of it. */
type Option = NonNullable<ParseArgsConfig["options"]>[string] & {
  readonly about: string;
  /** What its value is, "number" for instance. */
  readonly value?: string;
};
type Options = Readonly<Record<string, Option>>;

interface Usage<Own extends Options> {
  readonly name: string;
  readonly about: string;
  readonly options: Own;
  /** The one word that may be given besides the options. */
  readonly operand?: string;
}

type Values<Own extends Options> = ReturnType<typeof parseArgs<{ options: Own }>>["values"];

const HELP = { type: "boolean", short: "h", about: "Says this" } as const;

export interface Command {
  readonly about: string;
  readonly run: (args?: readonly string[]) => Promise<void>;
}

/** A command that knows its options: it says them for `--help`, and names every other. */
export function defineCommand<const Own extends Options>(
  usage: Usage<Own>,
  run: (values: Values<Own>, operand?: string) => void | Promise<void>,
): Command {
  return {
    about: usage.about,
    async run(args = []) {
      const { values, operand, help } = readArguments(usage, args);
      if (help) console.log(formatHelp(usage));
      else await run(values, operand);
    },
  };
}

/** The folder of the talk that is meant, as a whole path: the current one unless another is named. */
export function findTalk(folder = "."): string {
  const root = resolve(folder);
  if (existsSync(root) && statSync(root).isDirectory()) return realpathSync(root);
  throw new UsageError(`there is no folder "${folder}"`);
}

/** The port that an option names, if any. */
export function parsePort(text: string | undefined, usual: number): number {
  const port = text === undefined ? usual : Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new UsageError(`--port takes a number up to 65535, not "${text}"`);
}

function readArguments<Own extends Options>(usage: Usage<Own>, args: readonly string[]) {
  const config = {
    args: [...args],
    options: { ...usage.options, help: HELP },
    allowPositionals: usage.operand !== undefined,
    allowNegative: true,
  };
  const known = Object.keys(config.options);
  const { tokens } = parseArgs({ ...config, allowPositionals: true, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind !== "option" || known.includes(token.name)) continue;
    const meant = suggest(token.name, known);
    throw new UsageError(`${nameCommand(usage.name)} has no option "${token.rawName}"${meant}`);
  }
  try {
    const { values, positionals } = parseArgs(config);
    const [operand, surplus] = positionals;
    if (surplus !== undefined) throw new Error(`one ${usage.operand} at a time, not "${surplus}"`);
    return { values: values as Values<Own>, operand, help: "help" in values };
  } catch (error) {
    throw new UsageError(
      `${nameCommand(usage.name)}: ${error instanceof Error ? error.message : error}`,
    );
  }
}

function formatHelp({ name, about, options, operand }: Usage<Options>): string {
  const rows = Object.entries({ ...options, help: HELP }).map(
    ([word, option]: [string, Option]) => {
      const value = option.type === "string" ? ` ${option.value ?? "text"}` : "";
      return { left: `--${word}${value}`, right: option.about };
    },
  );
  const width = Math.max(...rows.map(({ left }) => left.length));
  return [
    `${nameCommand(name, "[options]", ...(operand === undefined ? [] : [`[${operand}]`]))}\n`,
    `${about}\n`,
    ...rows.map(({ left, right }) => `  ${left.padEnd(width)}  ${right}`),
  ].join("\n");
}
