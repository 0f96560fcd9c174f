import { windowName } from "./register.ts";
import { parseMessage, type Message } from "./messages.ts";
import { deckName } from "./storage.ts";

/** A message as its sender writes it: the channel adds who that is. */
type Outgoing = Message extends infer Each
  ? Each extends Message
    ? Omit<Each, "from">
    : never
  : never;

type MessageOf<Kind extends Message["kind"]> = Extract<Message, { readonly kind: Kind }>;

/** The line between all windows of this deck, and of no other. */
export interface Channel {
  send(message: Outgoing): void;
  on<Kind extends Message["kind"]>(kind: Kind, listener: (message: MessageOf<Kind>) => void): void;
}

export function openChannel(): Channel {
  const line = new BroadcastChannel(`deck ${deckName}`);
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none
    send: (message) => line.postMessage({ ...message, from: windowName }),
    on(kind, listener) {
      line.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
        const message = parseMessage(data);
        if (message !== undefined && isOfKind(message, kind)) listener(message);
      });
    },
  };
}

function isOfKind<Kind extends Message["kind"]>(
  message: Message,
  kind: Kind,
): message is MessageOf<Kind> {
  return message.kind === kind;
}
