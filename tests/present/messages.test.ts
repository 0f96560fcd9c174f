import { expect, test } from "vitest";
import { parseMessage, type Message } from "../../src/present/talk/messages.ts";

const report: Message = {
  kind: "report",
  from: "a",
  report: {
    visible: true,
    fullScreen: false,
    frame: { left: 0, top: 0, width: 800, height: 600 },
    awake: false,
    scheme: "dark",
  },
};

test("each kind of message is understood as it was sent", () => {
  const messages: readonly Message[] = [
    { kind: "hello", from: "a" },
    { kind: "ping", from: "a" },
    { kind: "bye", from: "a" },
    { kind: "pointer", from: "a", at: { x: 0.5, y: 0.5 } },
    { kind: "pointer", from: "a", at: null },
    { kind: "shared", from: "a", to: null, name: "run", turn: 1, by: "a", sent: 1, value: {} },
    report,
  ];
  for (const message of messages) expect(parseMessage(structuredClone(message))).toEqual(message);
});

test("whatever else comes over the channel is nothing", () => {
  const others: readonly unknown[] = [
    undefined,
    "hello",
    [],
    { kind: "hello" },
    { kind: "reveal", from: "a" },
    { kind: "pointer", from: "a", at: { x: Number.NaN, y: 0 } },
    { ...report, report: { ...report.report, scheme: "red" } },
    { kind: "shared", from: "a", to: 1, name: "run", turn: 1, by: "a", sent: 1, value: {} },
  ];
  for (const other of others) expect(parseMessage(other)).toBeUndefined();
});
