// Two replicas that each die once, as they tell it themselves, and as the Querier does.
import { setTimeout as sleep } from "node:timers/promises";
import { INTERVAL, QUERY, SERVERS, startClusters } from "./clusters.mjs";
import { askRows } from "./prometheusApi.mjs";
import { LabError } from "./servers.mjs";

/** Seconds after the counters have begun: each replica misses a bump that its twin sees. */
const TIMELINE = [
  [306, "stopReplica", "eu-a"],
  [361, "startReplica", "eu-a"],
  [456, "stopReplica", "eu-b"],
  [511, "startReplica", "eu-b"],
];
/** Before: both clusters, whole. Then the pair. */
const BEFORE = { start: 20, end: 290 };
const START = 250;
const END = 570;

/** Measures the pair; gives the data files, by name, and what a slide says of them. */
export async function measurePair(lab, programs) {
  const clusters = await startClusters(lab, programs);
  try {
    const wait = async (seconds) => {
      await sleep(Math.max(0, clusters.began + seconds * 1000 - Date.now()));
    };
    for (const [seconds, action, name] of TIMELINE) {
      await wait(seconds);
      await clusters[action](name);
      lab.log(`${action === "stopReplica" ? "stopped" : "started again"}: ${name}`);
    }
    await wait(END + INTERVAL);
    return await read(Math.ceil(clusters.began / 1000 / INTERVAL) * INTERVAL);
  } finally {
    clusters.close();
  }
}

/** The same query, asked of each replica and of the Querier, as a slide asks it live. */
async function read(began) {
  const range = { start: began + START, end: began + END, step: INTERVAL };
  const [a, b] = await Promise.all(
    ["eu-a", "eu-b"].map((name) => askRows(SERVERS[name], QUERY, range)),
  );
  const before = { start: began + BEFORE.start, end: began + BEFORE.end, step: INTERVAL };
  const [eu, us] = await Promise.all(
    ["eu-a", "us-a"].map((name) => askRows(SERVERS[name], QUERY, before)),
  );
  const apart = await askRows(SERVERS.querier, QUERY, { ...range, dedup: "false" });
  const merged = await askRows(SERVERS.querier, QUERY, { ...range, dedup: "true" });
  const whole = merged.filter(({ cluster }) => cluster === "eu");
  const values = {
    points: whole.length,
    a: countPoints(a),
    b: countPoints(b),
    querier: countPoints(whole),
    ...describeFall(a, b),
  };
  if (values.holeSeconds === 0) throw new LabError("the replica that was stopped has no hole");
  return {
    values,
    files: {
      "eu-a.csv": [["time", "value"], a],
      "eu-b.csv": [["time", "value"], b],
      "eu.csv": [["time", "value"], eu],
      "us.csv": [["time", "value"], us],
      "repliques.csv": [["time", "value", "cluster", "replica"], apart],
      "querier.csv": [["time", "value", "cluster"], merged],
    },
  };
}

function countPoints(rows) {
  return rows.filter(({ value }) => value !== null).length;
}

/** What A says last before its hole, and first after it, and B at the same moments. */
function describeFall(a, b) {
  const hole = a.findIndex(({ value }) => value === null);
  const after = a.findIndex(({ value }, index) => index > hole && value !== null);
  const at = (index) => ({ a: a[index]?.value, b: b[index]?.value });
  return { holeSeconds: (after - hole) * INTERVAL, beforeHole: at(hole - 1), afterHole: at(after) };
}
