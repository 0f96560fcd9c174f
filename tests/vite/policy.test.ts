import { expect, test } from "vitest";
import { setPolicy } from "../../src/vite/policy.ts";

const PAGE =
  '<head><meta charset="utf-8" />\n<script>own()</script><script type="module" src="/main.ts"></script></head>';

function readPolicy(html: string): readonly string[] {
  return (
    /<meta http-equiv="Content-Security-Policy" content="(.*)">/.exec(html)?.[1]?.split("; ") ?? []
  );
}

test("the dev server's page is held to the policy of a shared one, but for its own connection", () => {
  const shared = readPolicy(setPolicy(PAGE));
  expect(shared).toContain("default-src 'none'");
  expect(shared.find((rule) => rule.startsWith("script-src"))).toMatch(
    /^script-src 'self' 'sha256-[\w+/]{43}='$/,
  );
  expect(readPolicy(setPolicy(PAGE, true))).toEqual([
    ...shared,
    "connect-src 'self'",
    "worker-src 'self' blob:",
  ]);
});
