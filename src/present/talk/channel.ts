import { windowName, type Register } from "./register.ts";
import { getDeckName } from "./storage.ts";

/** What one window says to the others of its deck; the channel adds who says it. */
type Outgoing =
  /** A window has opened, or woken up: what is going on? */
  | { readonly kind: "hello" }
  | {
      readonly kind: "shared";
      /** The window that asked for it; null when it is news for all. */
      readonly to: string | null;
      /** The register's name, its stamp and its value. */
      readonly name: string;
      readonly timestamp: number;
      readonly by: string;
      readonly value: unknown;
    }
  | { readonly kind: "pointer"; readonly at: Point | null }
  /** The speaker view asks every second; a stage that is alive answers, even from the background. */
  | { readonly kind: "ping" }
  | { readonly kind: "report"; readonly report: StageReport }
  | { readonly kind: "bye" };

type Message = Outgoing & { readonly from: string };
type MessageOf<Kind> = Extract<Message, { readonly kind: Kind }>;

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
  /** What fails behind its slides, in words; "" when nothing does. */
  readonly fault: string;
  /** The colours of the stage, whatever those of the speaker view are. */
  readonly scheme: "dark" | "light";
}

/** A window's place on the desktop, in CSS pixels. */
export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Counted up whenever messages change: windows of two versions of the app do not hear each other. */
const VERSION = 2;

/** The line between all windows of this deck, and of no other. */
export class Channel {
  readonly #line = new BroadcastChannel(`deck ${VERSION} ${getDeckName()}`);

  send(message: Outgoing): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none
    this.#line.postMessage({ ...message, from: windowName });
  }

  on<Kind extends Message["kind"]>(kind: Kind, listener: (message: MessageOf<Kind>) => void): void {
    this.#line.addEventListener("message", ({ data }: MessageEvent<Message | null>) => {
      if (data?.kind === kind) listener(data as MessageOf<Kind>);
    });
  }
}

interface Codec<T> {
  readonly encode: (value: T) => T;
  readonly decode: (value: T) => T;
}

/**
 * Joins a register with that of the deck's other windows: what is changed here is told, what is
 * changed there is taken, and a window that says hello gets it. `encode` and `decode` make of a
 * value what every window understands, and back.
 */
export function linkRegister<T>(
  channel: Channel,
  name: string,
  register: Register<T>,
  { encode, decode }: Codec<T> = { encode: (value) => value, decode: (value) => value },
): void {
  const tell = (to: string | null): void => {
    const { stamp, value } = register;
    if (stamp.timestamp < 0) return;
    channel.send({ kind: "shared", to, name, ...stamp, value: encode(value) });
  };
  // The others are told before this window draws: all of them draw at the same time.
  register.subscribe((_value, _before, isOwn) => {
    if (isOwn) tell(null);
  }, true);
  channel.on("hello", ({ from }) => tell(from));
  channel.on("shared", (message) => {
    const { from, to, timestamp, by } = message;
    if (message.name !== name || (to !== null && to !== windowName)) return;
    const value = decode(message.value as T);
    const isTaken = register.receive(value, { timestamp, by }, to === windowName);
    // Whoever tells of something older missed what came after it.
    if (!isTaken && register.stamp.timestamp > timestamp) tell(from);
  });
  // A speaker view that had nothing to show takes what this window opened with.
  tell(null);
}

/** Asks the other windows for what they share, now and whenever this one may have missed something. */
export function sayHello(channel: Channel): void {
  const hello = (): void => {
    if (document.visibilityState === "visible") channel.send({ kind: "hello" });
  };
  document.addEventListener("visibilitychange", hello);
  window.addEventListener("pageshow", hello);
  channel.send({ kind: "hello" });
}
