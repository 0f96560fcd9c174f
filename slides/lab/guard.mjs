// Ends what a laboratory has started when that is gone, however it went: it hears of each process on
// its standard input, which closes with the laboratory. "node guard.mjs FOLDER" also removes FOLDER.
import { rmSync } from "node:fs";
import { createInterface } from "node:readline";

const running = new Set();

createInterface({ input: process.stdin })
  .on("line", (line) => {
    const pid = Number(line.slice(1));
    if (line.startsWith("+")) running.add(pid);
    else running.delete(pid);
  })
  .on("close", () => {
    for (const pid of running) {
      try {
        process.kill(pid, "SIGKILL");
      } catch {
        // It has ended by itself.
      }
    }
    const [folder] = process.argv.slice(2);
    if (folder !== undefined) {
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    }
  });

// Ctrl+C is meant for the laboratory, which closes this one's input.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => {});
