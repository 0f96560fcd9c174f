// What the laboratory's Prometheus servers scrape: counters whose rate is known, and as many series as wanted.
import { createServer } from "node:http";
import { once } from "node:events";
import { pipeline } from "node:stream/promises";

/** Requests a second: the middle, waves by size and period in seconds, and a bump now and then. */
const CLUSTERS = {
  eu: {
    base: 48,
    waves: [
      [4, 97],
      [1.5, 13],
    ],
    bump: { every: 150, lasts: 36, height: 34 },
  },
  us: {
    base: 27,
    waves: [
      [3, 71],
      [1, 11],
    ],
    bump: { every: 210, lasts: 30, height: 8 },
  },
};

/** Requests since the beginning: the integral of the rate. */
function count({ base, waves, bump }, seconds) {
  const waved = waves.map(([size, period]) => {
    const turn = (2 * Math.PI) / period;
    return (size / turn) * (1 - Math.cos(turn * seconds));
  });
  const bumps = Math.floor(seconds / bump.every);
  const inBump = Math.min(seconds - bumps * bump.every, bump.lasts);
  const turn = (2 * Math.PI) / bump.lasts;
  const bumped = (bump.height / 2) * (bumps * bump.lasts + inBump - Math.sin(turn * inBump) / turn);
  return base * seconds + waved.reduce((sum, wave) => sum + wave, 0) + bumped;
}

/**
 * Serves /eu and /us, a counter of requests each, and /series/N, one metric of N series. Gives its
 * address, when the counters began and what closes it.
 */
export async function startExporter(port) {
  const began = Date.now();
  let scrapes = 0;
  const server = createServer(async (request, response) => {
    const [, name, size] = (request.url ?? "").split("/");
    response.setHeader("content-type", "text/plain; version=0.0.4");
    if (name === "series") {
      scrapes += 1;
      await pipeline(listSeries(Number(size), scrapes), response).catch(() => {
        // Whoever scrapes has ended.
      });
      return;
    }
    const cluster = CLUSTERS[name];
    if (cluster === undefined) response.writeHead(404).end();
    else {
      const requests = Math.floor(count(cluster, (Date.now() - began) / 1000));
      response.end(`# TYPE http_requests_total counter\nhttp_requests_total ${requests}\n`);
    }
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { address: `127.0.0.1:${server.address().port}`, began, close };
}

/** The talk's own example: method × code × instance, and user_id for whatever is more than 240. */
function* listSeries(size, scrapes) {
  const PART = 5000;
  yield "# TYPE http_requests_total counter\n";
  for (let from = 0; from < size; from += PART) {
    let lines = "";
    for (let n = from; n < Math.min(size, from + PART); n += 1) {
      const labels = [
        `method="m${n % 4}"`,
        `code="${2 + (Math.floor(n / 4) % 3)}00"`,
        `instance_name="i${Math.floor(n / 12) % 20}"`,
        ...(size > 240 ? [`user_id="${Math.floor(n / 240)}"`] : []),
      ];
      lines += `http_requests_total{${labels.join(",")}} ${scrapes * ((n % 97) + 1)}\n`;
    }
    yield lines;
  }
}
