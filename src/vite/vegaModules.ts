import { createRequire } from "node:module";
import { join } from "node:path";
import type { Plugin } from "vite";

const require = createRequire(import.meta.url);

/** What vega-interpreter takes from vega-util, all of which is in Vega's file, too. */
const UTIL = ["ascending", "isString", "DisallowedObjectProperties"];

/** The one-file builds of the two packages, and what is asked of each. */
const VEGA = {
  path: findBuild("vega", "vega.min.js"),
  exports: ["parse", "parseExpression", "View", ...UTIL],
};
const VEGA_LITE = { path: findBuild("vega-lite", "vega-lite.min.js"), exports: ["compile"] };

const PATHS: Readonly<Record<string, string>> = {
  vega: VEGA.path,
  "vega-util": VEGA.path,
  "vega-lite": VEGA_LITE.path,
};

/**
 * Serves Vega as two files. Its packages' own modules are nearly three hundred, which take the dev
 * server three seconds; its one-file builds take one, but are scripts that know nothing of
 * modules: here they are made to. Vite's own `optimizeDeps.include` bundles before it answers at
 * all: of five cold starts each, the first slide came after 3.6 s instead of 1.9 at the median.
 */
export function vegaModules(): Plugin {
  return {
    name: "vega-modules",
    enforce: "pre",
    resolveId: (source) => PATHS[source],
    transform(code, id) {
      if (id === VEGA.path) return wrapScript(code, VEGA.exports);
      if (id === VEGA_LITE.path) {
        return `import vega from "vega";${wrapScript(code, VEGA_LITE.exports, "() => vega")}`;
      }
      return undefined;
    },
  };
}

/** Gives a script of the kind that fills `exports` what it looks for, and hands on what it fills. */
function wrapScript(code: string, names: readonly string[], requireSource = "undefined"): string {
  return (
    `const exports = {}, module = { exports }, require = ${requireSource};${code}\n` +
    `export default exports;export const { ${names.join(", ")} } = exports;`
  );
}

function findBuild(name: string, file: string): string {
  return join(require.resolve(name), "..", file).replaceAll("\\", "/");
}
