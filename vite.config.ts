import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { deckConfig } from "./src/vite/config.ts";

export default defineConfig({
  ...deckConfig(),
  test: {
    include: ["tests/**/*.test.ts"],
    globalSetup: "tests/scratchFolder.ts",
    setupFiles: "tests/afterEachFile.ts",
    // The test files share what they import: to load Vite anew for each takes a minute in all.
    isolate: false,
    // One more than there are cores: a test often waits for a browser or a process.
    maxWorkers: availableParallelism() + 1,
    // Real servers and a real browser on two cores.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 15_000 } },
  },
});
