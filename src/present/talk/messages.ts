import {
  isFlag,
  isNullOr,
  isNumber,
  isOneOf,
  isShape,
  isText,
  isUnknown,
  type Guard,
} from "./guards.ts";

/** What one window says to the others of its deck. Whatever arrives is checked here, once. */
export type Message =
  /** A window has opened, or woken up: what is going on? */
  | { readonly kind: "hello"; readonly from: string }
  | SharedMessage
  | { readonly kind: "pointer"; readonly from: string; readonly at: Point | null }
  /** The speaker view asks every second; a stage that is alive answers, even from the background. */
  | { readonly kind: "ping"; readonly from: string }
  | { readonly kind: "report"; readonly from: string; readonly report: StageReport }
  | { readonly kind: "bye"; readonly from: string };

/** A shared value; whoever shares it checks the value itself. */
interface SharedMessage {
  readonly kind: "shared";
  readonly from: string;
  /** The window that asked for it; null when it is news for all. */
  readonly to: string | null;
  readonly name: string;
  readonly turn: number;
  readonly by: string;
  /** What the sender's watch said. */
  readonly sent: number;
  readonly value: unknown;
}

/** A point of the slide, from 0 to 1 in both directions. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** How a stage is. */
export interface StageReport {
  readonly visible: boolean;
  readonly fullScreen: boolean;
  readonly frame: Frame;
  readonly awake: boolean;
  /** The colours that it wears, whatever those of the speaker view are. */
  readonly scheme: "dark" | "light";
}

/** A window's place on the desktop, in CSS pixels. */
export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const isReport: Guard<StageReport> = isShape<StageReport>({
  visible: isFlag,
  fullScreen: isFlag,
  frame: isShape<Frame>({ left: isNumber, top: isNumber, width: isNumber, height: isNumber }),
  awake: isFlag,
  scheme: isOneOf("dark", "light"),
});

const GUARDS: readonly Guard<Message>[] = [
  isShape({ kind: isOneOf("hello", "ping", "bye"), from: isText }),
  isShape({
    kind: isOneOf("shared"),
    from: isText,
    to: isNullOr(isText),
    name: isText,
    turn: isNumber,
    by: isText,
    sent: isNumber,
    value: isUnknown,
  }),
  isShape({
    kind: isOneOf("pointer"),
    from: isText,
    at: isNullOr(isShape<Point>({ x: isNumber, y: isNumber })),
  }),
  isShape({ kind: isOneOf("report"), from: isText, report: isReport }),
];

/** A message of ours; nothing for whatever else came over the channel. */
export function parseMessage(value: unknown): Message | undefined {
  for (const isMessage of GUARDS) if (isMessage(value)) return value;
  return undefined;
}
