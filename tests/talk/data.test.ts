import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { describeThisTalk } from "./thisTalk.ts";

const SLIDES = join(import.meta.dirname, "../../slides");
const DATA = join(SLIDES, "data");

interface Measured {
  readonly date: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly files: readonly string[];
}

const readMeasured = (): Measured[] =>
  Object.values(JSON.parse(readFileSync(join(DATA, "mesures.json"), "utf8")));

const listSignatures = (): string[] =>
  readdirSync(SLIDES)
    .filter((name) => name.endsWith(".md"))
    .flatMap((name) => readFileSync(join(SLIDES, name), "utf8").split("\n"))
    .filter((line) => line.includes("{.source}") && /\bMesuré/.test(line));

describeThisTalk("the talk on Prometheus and Thanos", () => {
  test("every file of its data was written by an experiment whose versions and day are known", () => {
    const measured = readMeasured();
    const names = readdirSync(DATA).filter((name) => name !== "mesures.json");
    expect(measured.flatMap(({ files }) => files).toSorted()).toEqual(names.toSorted());
    for (const { date, versions } of measured) {
      expect(date).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(Object.values(versions).join(" ")).toMatch(/^\d+\.\d+/);
    }
  });

  test("what is signed as measured names versions and a day of the laboratory", () => {
    const measured = readMeasured();
    const format = new Intl.DateTimeFormat("fr", { dateStyle: "long", timeZone: "UTC" });
    const days = measured.map(({ date }) => format.format(new Date(date)));
    const versions = measured.flatMap((each) => Object.values(each.versions));
    const lines = listSignatures();
    expect(lines.length).toBeGreaterThan(4);
    for (const line of lines) {
      const named = [...line.matchAll(/(?:Prometheus|Thanos) (\d+\.\d+\.\d+)/g)].map(
        ([, version]) => version,
      );
      expect(named, line).not.toEqual([]);
      expect(versions, line).toEqual(expect.arrayContaining(named));
      expect(
        days.filter((day) => line.includes(day)),
        line,
      ).not.toEqual([]);
    }
  });
});
