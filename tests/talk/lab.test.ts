import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { listShown, readShown } from "../../slides/lab/commands.mjs";
import { describeThisTalk } from "./thisTalk.ts";

const LAB = join(import.meta.dirname, "../../slides/lab");
const hasPrometheus = spawnSync("prometheus", ["--version"]).error === undefined;

const CHAPTER = `---
id: first
---

\`\`\`bash [1|2] title="A"
# Not a command
HERE=/data/file.json
prometheus --storage.tsdb.path=/prometheus \\
  --some.path="$HERE"
kubectl apply
\`\`\`

---
id: second
---

\`\`\`promql
# The first
up

sum(
  up)
\`\`\`
`;

/** A laboratory with one Prometheus, as a program of its own: it says where it is, and waits. */
const PROGRAM = `
  import { openLab } from "${join(LAB, "servers.mjs")}";
  import { startExporter } from "${join(LAB, "exporter.mjs")}";
  import { writeConfig } from "${join(LAB, "clusters.mjs")}";
  import { askRows } from "${join(LAB, "prometheusApi.mjs")}";
  const lab = openLab({ log: () => {} });
  const { address } = await startExporter(0);
  const config = writeConfig(lab.folder, "smoke", { interval: 1, path: "/eu", target: address });
  const port = process.argv[2];
  const origin = "http://127.0.0.1:" + port;
  await lab.start(
    "prometheus",
    ["prometheus", "--config.file=" + config, "--storage.tsdb.path=" + lab.folder + "/data", "--web.listen-address=127.0.0.1:" + port],
    { ready: origin + "/-/ready" },
  ).catch(async (error) => {
    console.log(error.message);
    await lab.close();
    process.exit(1);
  });
  let rows = [];
  while (rows.length === 0) {
    const end = Math.floor(Date.now() / 1000);
    rows = await askRows(origin, "http_requests_total", { start: end - 2, end, step: 1 }).catch(() => []);
  }
  console.log(JSON.stringify({ folder: lab.folder, pid: lab.pidOf("prometheus"), rows: rows.length }));
`;

const startProgram = (port: number): ChildProcess =>
  spawn(process.execPath, ["--input-type=module", "-e", PROGRAM, "--", "", String(port)], {
    stdio: ["ignore", "pipe", "inherit"],
  });

async function readLine({ stdout }: ChildProcess): Promise<string> {
  for await (const text of stdout ?? []) return String(text).trim();
  return "";
}

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describeThisTalk("the laboratory", () => {
  test("commands and queries are read from a chapter as they are run", () => {
    expect(listShown(CHAPTER)).toEqual([
      {
        slide: "first",
        kind: "bash",
        text: "prometheus --storage.tsdb.path=/prometheus --some.path=/data/file.json",
      },
      { slide: "second", kind: "promql", text: "up" },
      { slide: "second", kind: "promql", text: "sum( up)" },
    ]);
  });

  test("it finds what the slides of the talk show", () => {
    const texts = readShown().map(({ text }) => text);
    for (const start of ["thanos sidecar", "thanos query", "thanos store", "thanos compact"]) {
      expect(texts.filter((text) => text.startsWith(start))).not.toEqual([]);
    }
  });

  test("without its programs it says in one line where they come from, and begins nothing", () => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(LAB, "measure.mjs"), "measure", "pair"],
      { encoding: "utf8", env: { PATH: "" } },
    );
    expect(status).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toMatch(
      /^prometheus is not in PATH.*apt install prometheus.*; thanos is not.*\n$/,
    );
  });

  test.skipIf(!hasPrometheus)(
    "a real Prometheus tells what it scrapes; with the laboratory killed, it ends and its folder goes",
    async () => {
      const program = startProgram(10_991);
      const { folder, pid, rows } = JSON.parse(await readLine(program));
      expect(rows).toBeGreaterThan(0);
      expect([isRunning(pid), existsSync(folder)]).toEqual([true, true]);
      const second = startProgram(10_991);
      expect(await readLine(second)).toMatch(
        /^prometheus has ended: .*10991.*address already in use/,
      );
      program.kill("SIGKILL");
      await once(program, "close");
      await expect
        .poll(() => [isRunning(pid), existsSync(folder)], { timeout: 10_000 })
        .toEqual([false, false]);
    },
  );
});
