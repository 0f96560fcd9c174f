import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

interface FakeServer {
  readonly address: string;
  /** What it was asked, as method and address. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/** A server on this machine that answers as `answer` says. */
export async function startFakeServer(
  answer: (url: URL, response: ServerResponse, request: IncomingMessage) => void,
): Promise<FakeServer> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    answer(new URL(request.url ?? "", "http://fake"), response, request);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** Answers with a value as JSON. */
export function sendJson(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

/** What a Prometheus answers to a range query whose every point is `value`, but for one that is missing. */
export function answerRange({ searchParams }: URL, value: number): unknown {
  const [start = 0, end = 0, step = 1] = ["start", "end", "step"].map((name) =>
    Number(searchParams.get(name)),
  );
  const times = Array.from({ length: (end - start) / step + 1 }, (_, n) => start + n * step);
  const values = times.filter((_, n) => n !== 2).map((time) => [time, String(value)]);
  const result = [{ metric: { replica: "a" }, values }];
  return { status: "success", data: { resultType: "matrix", result } };
}
