// The two clusters to present with, and what a slide may do to them.
import { once } from "node:events";
import { createServer } from "node:http";
import { CONTROL_PORT, REPLICAS, SERVERS, startClusters } from "./clusters.mjs";

/** Keeps the clusters until the laboratory is closed; rejects when a server ends by itself. */
export async function keepUp(lab, programs) {
  const clusters = await startClusters(lab, programs);
  const actions = Object.fromEntries(
    REPLICAS.flatMap((name) => [
      [`stop ${name}`, { undo: `start ${name}`, run: () => clusters.stopReplica(name) }],
      [`start ${name}`, { undo: `stop ${name}`, run: () => clusters.startReplica(name) }],
    ]),
  );
  await serveControl(lab, actions);
  console.log(
    `\n  npm start -- --lab http://127.0.0.1:${CONTROL_PORT}\n\n  Ctrl+C stops everything.\n`,
  );
  await lab.failure;
}

/**
 * Serves what the deck's dev server asks: GET / names the servers and the actions with what undoes
 * each, POST /ACTION does one. A page of another origin may do nothing: browsers say whose they are.
 */
async function serveControl(lab, actions) {
  const isDone = new Map();
  let last = Promise.resolve();
  const answer = async (request) => {
    if (request.headers.origin !== undefined) return [403, { error: "not for pages" }];
    const name = decodeURIComponent((request.url ?? "/").slice(1));
    if (request.method === "GET" && name === "") {
      const undos = Object.entries(actions).map(([action, { undo }]) => [action, { undo }]);
      return [200, { servers: SERVERS, actions: Object.fromEntries(undos) }];
    }
    const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
    if (request.method !== "POST" || action === undefined)
      return [404, { error: `no action "${name}"` }];
    // One after the other; one that is done already is done.
    last = last
      .catch(() => {})
      .then(async () => {
        if (isDone.get(name) === true) return;
        await action.run();
        isDone.set(name, true).set(action.undo, false);
        lab.log(name);
      });
    await last;
    return [200, { done: name }];
  };
  for (const name of REPLICAS) isDone.set(`start ${name}`, true);
  const server = createServer((request, response) => {
    const send = ([status, body]) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    answer(request).then(send, (error) => send([500, { error: error.message }]));
  });
  server.listen(CONTROL_PORT, "127.0.0.1");
  await once(server, "listening");
}
