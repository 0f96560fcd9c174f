import type { IncomingMessage } from "node:http";
import type { Connect, Plugin } from "vite";

/** What the pages of the dev server may ask besides their files; addresses are origins. */
export interface DataServers {
  /** Answers the queries of charts that name no server of the laboratory's. */
  readonly prometheus?: string | undefined;
  /** A laboratory on this machine: it names its servers and what a slide may do to them. */
  readonly lab?: string | undefined;
}

/** What a laboratory says of itself. */
interface Lab {
  readonly servers: Readonly<Record<string, string>>;
  /** With the name of what undoes each. */
  readonly actions: Readonly<Record<string, { readonly undo?: string }>>;
}

/** Milliseconds. A server starts within them; the page waits for less. */
const PATIENCE = 20_000;
const QUERIES = ["/api/v1/query_range", "/api/v1/query"];

/** Whether an address is that of this machine, and of no other. */
export function isLoopback(address: string): boolean {
  return /^https?:$/.test(new URL(address).protocol) && LOOPBACK.test(new URL(address).hostname);
}

const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[?::1\]?|::ffff:127(?:\.\d+){3})$/;

/**
 * Lets the stage ask the servers that the speaker has named, for two kinds of query and nothing
 * else, and the laboratory for the actions that it offers. A slide names no address.
 */
export function dataServers({ prometheus, lab }: DataServers): Plugin {
  const open = async (): Promise<Lab | undefined> => {
    return lab === undefined ? undefined : ((await ask(lab)) as Lab);
  };

  const query = async ({ method, url = "" }: IncomingMessage): Promise<unknown> => {
    const { pathname, searchParams } = new URL(url, "http://localhost");
    if (method !== "GET" || !QUERIES.includes(pathname)) throw new Error("only queries are asked");
    const name = searchParams.get("from") ?? "";
    searchParams.delete("from");
    const servers = prometheus === undefined ? (await open())?.servers : undefined;
    const origin =
      servers !== undefined && Object.hasOwn(servers, name) ? servers[name] : prometheus;
    if (origin === undefined) throw new Error(`no server "${name}"`);
    if (origin !== prometheus && !isLoopback(origin)) throw new Error(`"${name}" is elsewhere`);
    return ask(`${origin}${pathname}?${searchParams}`);
  };

  const act = async (request: IncomingMessage): Promise<unknown> => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://localhost");
    const isOwn = request.headers["sec-fetch-site"] === "same-origin";
    // Whoever only looks on from another machine, or from another site, moves nothing here.
    if (request.method !== "POST" || !isOwn || !LOOPBACK.test(request.socket.remoteAddress ?? "")) {
      throw new Error("only the speaker's own windows act");
    }
    const name = decodeURIComponent(pathname.slice(1));
    const { actions = {} } = (await open()) ?? {};
    if (!Object.hasOwn(actions, name)) throw new Error(`the laboratory offers no "${name}"`);
    const action = searchParams.has("undo") ? actions[name]?.undo : name;
    if (action === undefined) throw new Error(`"${name}" cannot be undone`);
    return ask(`${lab}/${encodeURIComponent(action)}`, "POST");
  };

  return {
    name: "data-servers",
    apply: "serve",
    configureServer({ middlewares }) {
      middlewares.use("/__live", answerBy(query));
      if (lab !== undefined) middlewares.use("/__lab", answerBy(act));
    },
    transformIndexHtml: {
      order: "post",
      handler: (html) =>
        html.replace("<html", `<html data-live${lab === undefined ? "" : " data-acts"}`),
    },
  };
}

function answerBy(
  work: (request: IncomingMessage) => Promise<unknown>,
): Connect.NextHandleFunction {
  return (request, response) => {
    const send = (status: number, body: unknown): void => {
      response.writeHead(status, {
        "content-type": "application/json",
        "cache-control": "no-store",
      });
      response.end(JSON.stringify(body));
    };
    work(request).then(
      (body) => send(200, body),
      (error: Error) => send(502, { error: error.message }),
    );
  };
}

async function ask(address: string, method = "GET"): Promise<unknown> {
  const signal = AbortSignal.timeout(PATIENCE);
  const options: RequestInit = { method, signal, redirect: "error" };
  const response = await fetch(address, options).catch((error: Error) => {
    throw new Error(`${new URL(address).host} does not answer`, { cause: error });
  });
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok && body !== undefined) return body;
  const said = (body as { error?: string } | undefined)?.error ?? response.statusText;
  throw new Error(`${new URL(address).host}: ${said}`);
}
