import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** The engine of Safari, driven over WebDriver; what it does is done in the window last chosen. */
export interface WebKit {
  goTo(address: string): Promise<void>;
  press(key: string): Promise<void>;
  /** What a function that needs nothing around it gives in the page. */
  evaluate<A extends readonly unknown[], T>(read: (...args: A) => T, ...args: A): Promise<T>;
  listWindows(): Promise<readonly string[]>;
  choose(window: string): Promise<void>;
  /** Ends all that was started. */
  close(): Promise<void>;
}

/** Keys that are not a character, as WebDriver calls them. */
const KEYS: Readonly<Record<string, string>> = {
  Home: "\uE011",
  ArrowLeft: "\uE012",
  ArrowRight: "\uE014",
};

/**
 * A screen that nobody sees, and the driver on it: one group of processes, which ends when nobody
 * holds its input any more, however that comes. The screen's number is its only output.
 */
const SCRIPT = `
Xvfb -displayfd 1 -screen 0 1400x1000x24 -nolisten tcp -noreset |
  { read -r number && DISPLAY=":$number" WebKitWebDriver --port="$0"; } &
cat >/dev/null
kill 0
`;

/** Whether WebKitGTK's driver and a screen for it are installed. */
export function hasWebKit(): boolean {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return ["WebKitWebDriver", "Xvfb"].every((name) =>
    folders.some((folder) => existsSync(join(folder, name))),
  );
}

export async function launchWebKit(): Promise<WebKit> {
  const home = mkdtempSync(join(tmpdir(), "webkit-"));
  const port = await findPort();
  const group = spawn("sh", ["-c", SCRIPT, String(port)], {
    // A group of its own.
    detached: true,
    stdio: ["pipe", "pipe", "ignore"],
    env: createEnvironment(home),
  });
  const end = async (): Promise<void> => {
    await endGroup(group);
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const call = createCaller(`http://127.0.0.1:${port}`);
    await waitForDriver(call);
    const { sessionId } = await call<{ sessionId: string }>("POST", "/session", {
      capabilities: {},
    });
    const session = createSession((method, path, body) =>
      call(method, `/session/${sessionId}${path}`, body),
    );
    await session.resize();
    return { ...session, close: end };
  } catch (error) {
    await end();
    throw error;
  }
}

/** Nothing of the user's: neither files nor language nor a message bus. */
function createEnvironment(home: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env["PATH"],
    HOME: home,
    TMPDIR: home,
    XDG_RUNTIME_DIR: home,
    LANG: "C.UTF-8",
    GSETTINGS_BACKEND: "memory",
    NO_AT_BRIDGE: "1",
    // There is no graphics card.
    WEBKIT_DISABLE_DMABUF_RENDERER: "1",
  };
}

async function findPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}

type Call = <T>(method: "GET" | "POST", path: string, body?: unknown) => Promise<T>;

function createCaller(driver: string): Call {
  return async <T>(method: string, path: string, body?: unknown) => {
    const response = await fetch(driver + path, {
      method,
      body: body === undefined ? null : JSON.stringify(body),
      signal: AbortSignal.timeout(45_000),
    });
    const { value } = (await response.json()) as { value: T & { message?: string } };
    if (!response.ok) throw new Error(`${method} ${path}: ${value.message}`);
    return value;
  };
}

async function waitForDriver(call: Call): Promise<void> {
  const deadline = Date.now() + 45_000;
  for (;;) {
    try {
      await call("GET", "/status");
      return;
    } catch (error) {
      if (Date.now() > deadline)
        throw new Error("WebKitWebDriver gives no answer", { cause: error });
      await sleep(50);
    }
  }
}

function createSession(call: Call): Omit<WebKit, "close"> & { resize(): Promise<void> } {
  return {
    async goTo(url) {
      await call("POST", "/url", { url });
    },
    async press(key) {
      const value = KEYS[key] ?? key;
      const actions = ["keyDown", "keyUp"].map((type) => ({ type, value }));
      await call("POST", "/actions", { actions: [{ type: "key", id: "keyboard", actions }] });
    },
    evaluate: (read, ...args) =>
      call("POST", "/execute/sync", { script: `return (${read})(...arguments)`, args }),
    listWindows: () => call("GET", "/window/handles"),
    async choose(handle) {
      await call("POST", "/window", { handle });
    },
    /** A narrower page is for reading. */
    async resize() {
      await call("POST", "/window/rect", { x: 0, y: 0, width: 1280, height: 800 });
    },
  };
}

/** Ends when nobody holds the output any more: with the last process of the group. */
async function endGroup(group: ChildProcess): Promise<void> {
  const closed = new Promise((resolve) => group.once("close", resolve));
  group.stdin?.end();
  group.stdout?.resume();
  await closed;
}
