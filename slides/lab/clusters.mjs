// The talk's two clusters: two replicas of Prometheus each, their Sidecars, one bucket, a Store
// Gateway and a Querier over all, and before the replicas of "eu" a load balancer that knows nothing.
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { once } from "node:events";
import { join } from "node:path";
import { startExporter } from "./exporter.mjs";

/** Seconds: fast enough that an audience sees a replica die. */
export const INTERVAL = 2;
export const QUERY = "rate(http_requests_total[10s])";

export const REPLICAS = ["eu-a", "eu-b", "us-a", "us-b"];
const PORTS = { control: 10900, exporter: 10901, balancer: 10902, querier: 10903, store: 10905 };
const at = (port) => `127.0.0.1:${port}`;
/** The ports of a replica: its Prometheus, its Sidecar's HTTP and gRPC. */
const portsOf = (name) => [0, 1, 2].map((n) => 10911 + 10 * REPLICAS.indexOf(name) + n);

/** What answers PromQL, by name. */
export const SERVERS = {
  ...Object.fromEntries(REPLICAS.map((name) => [name, `http://${at(portsOf(name)[0])}`])),
  balancer: `http://${at(PORTS.balancer)}`,
  querier: `http://${at(PORTS.querier)}`,
};
export const CONTROL_PORT = PORTS.control;

/** Writes the settings of a FILESYSTEM bucket below `folder`; gives the file's path. */
export function writeBucket(folder) {
  mkdirSync(join(folder, "bucket"), { recursive: true });
  const path = join(folder, "bucket.yml");
  // JSON is YAML, too.
  writeFileSync(
    path,
    JSON.stringify({ type: "FILESYSTEM", config: { directory: join(folder, "bucket") } }),
  );
  return path;
}

/** Writes the settings of a Prometheus that scrapes `path` of `target`, and itself where it is told its `own` address; gives the file's path. */
export function writeConfig(folder, name, { interval = 15, labels, path, target, own }) {
  const file = join(folder, `${name}.yml`);
  const jobs = [
    { job_name: "boutique", metrics_path: path, static_configs: [{ targets: [target] }] },
    { job_name: "prometheus", static_configs: [{ targets: [own] }] },
  ];
  const config = {
    global: {
      scrape_interval: `${interval}s`,
      scrape_timeout: `${interval}s`,
      ...(labels && { external_labels: labels }),
    },
    scrape_configs: jobs.filter(({ static_configs: [{ targets }] }) => targets[0] !== undefined),
  };
  writeFileSync(file, JSON.stringify(config));
  return file;
}

/** Starts a Prometheus by the settings in `config`, with more arguments if it is given any, and waits until it answers at `address`. */
export function startPrometheus(
  lab,
  prometheus,
  { name = "prometheus", config, data, address },
  ...others
) {
  const args = [
    `--config.file=${config}`,
    `--storage.tsdb.path=${data}`,
    `--web.listen-address=${address}`,
    ...others,
  ];
  return lab.start(name, [prometheus.path, ...args], { ready: `http://${address}/-/ready` });
}

/** Blocks as a Sidecar wants them, which are never made into larger ones. */
export const SMALL_BLOCKS = [
  "--storage.tsdb.min-block-duration=2h",
  "--storage.tsdb.max-block-duration=2h",
];

/** Starts both clusters; gives when the counters began, and what stops and starts a replica. */
export async function startClusters(lab, { prometheus, thanos }) {
  const { folder, log } = lab;
  const exporter = await startExporter(PORTS.exporter);
  const bucket = writeBucket(folder);

  const startReplica = async (name) => {
    const [cluster, replica] = name.split("-");
    const [http, sidecar, grpc] = portsOf(name);
    const data = join(folder, name);
    const config = writeConfig(folder, name, {
      interval: INTERVAL,
      labels: { cluster, replica },
      path: `/${cluster}`,
      target: exporter.address,
    });
    const own = { name: `prometheus ${name}`, config, data, address: at(http) };
    await startPrometheus(lab, prometheus, own, ...SMALL_BLOCKS);
    await lab.start(
      `sidecar ${name}`,
      [
        thanos.path,
        "sidecar",
        `--tsdb.path=${data}`,
        `--prometheus.url=http://${at(http)}`,
        `--objstore.config-file=${bucket}`,
        `--http-address=${at(sidecar)}`,
        `--grpc-address=${at(grpc)}`,
      ],
      { ready: `http://${at(sidecar)}/-/ready` },
    );
  };
  const stopReplica = async (name) => {
    await lab.stop(`sidecar ${name}`);
    await lab.stop(`prometheus ${name}`);
  };

  for (const name of REPLICAS) await startReplica(name);
  log("two clusters of two replicas, each with its Sidecar");
  await lab.start(
    "store",
    [
      thanos.path,
      "store",
      `--data-dir=${join(folder, "store")}`,
      `--objstore.config-file=${bucket}`,
      `--http-address=${at(PORTS.store)}`,
      `--grpc-address=${at(PORTS.store + 1)}`,
    ],
    { ready: `http://${at(PORTS.store)}/-/ready` },
  );
  const endpoints = [...REPLICAS.map((name) => portsOf(name)[2]), PORTS.store + 1];
  await lab.start(
    "querier",
    [
      thanos.path,
      "query",
      "--query.replica-label=replica",
      ...endpoints.map((port) => `--endpoint=${at(port)}`),
      `--http-address=${at(PORTS.querier)}`,
      `--grpc-address=${at(PORTS.querier + 1)}`,
    ],
    { ready: `http://${at(PORTS.querier)}/-/ready` },
  );
  log("a Store Gateway and a Querier");
  const balancer = await startBalancer(["eu-a", "eu-b"].map((name) => SERVERS[name]));
  const close = () => {
    exporter.close();
    balancer.close();
  };
  return { began: exporter.began, startReplica, stopReplica, close };
}

/** Gives each request to the next of the servers, or to the other where that is dead: it knows nothing of what they hold. */
async function startBalancer(origins) {
  let turn = 0;
  const server = createServer(async (request, response) => {
    turn += 1;
    for (const n of [turn, turn + 1]) {
      const origin = origins[n % origins.length];
      const answer = await fetch(`${origin}${request.url}`).catch(() => undefined);
      if (answer === undefined) continue;
      response.writeHead(answer.status, {
        "content-type": answer.headers.get("content-type") ?? "text/plain",
      });
      response.end(await answer.text());
      return;
    }
    response.writeHead(502).end();
  });
  server.listen(PORTS.balancer, "127.0.0.1");
  await once(server, "listening");
  return {
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
