import { join } from "node:path";
import { format } from "prettier";
import { expect, test } from "vitest";
import { z } from "zod";
import { deckDataSchema } from "../../src/deck/schemas.ts";
import { settingsSchema } from "../../src/deck/schemas.ts";

test.each([
  ["deck", deckDataSchema],
  ["settings", settingsSchema],
])(
  "src/deck/%s.schema.json is what the code takes (write it again with -u)",
  async (name, schema) => {
    const json = JSON.stringify(z.toJSONSchema(schema, { io: "input", target: "draft-7" }));
    const path = join(import.meta.dirname, `../../src/deck/${name}.schema.json`);
    await expect(await format(json, { parser: "json", printWidth: 100 })).toMatchFileSnapshot(path);
  },
);
