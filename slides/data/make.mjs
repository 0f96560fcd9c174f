// Computes the curves of this talk: "node slides/data/make.mjs" writes the .csv files beside it.
// They illustrate and measure nothing. The same seed gives the same files, byte for byte.
import { writeFileSync } from "node:fs";

const SEED = 42;

/** Pseudo-random numbers in [0, 1), always the same ones (mulberry32). */
function createRandom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A walk that is always drawn back to zero: noise that does not run away. */
function createNoise(random, size) {
  let level = 0;
  return () => {
    level = 0.8 * level + size * (random() - 0.5);
    return level;
  };
}

const round = (number, digits = 1) => Number(number.toFixed(digits));
const pad = (number) => String(number).padStart(2, "0");
const time = (seconds) =>
  `2026-01-15T${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;

function writeCsv(name, columns, rows) {
  const lines = [columns, ...rows].map((cells) => cells.join(","));
  writeFileSync(new URL(name, import.meta.url), `${lines.join("\n")}\n`);
}

/** One hour of requests a second, seen by two replicas that each restart once. */
function makeReplicas() {
  const random = createRandom(SEED);
  const noise = createNoise(random, 3);
  const START = 10 * 3600;
  const STEP = 30;
  const isDown = {
    A: (minute) => minute >= 16 && minute < 24,
    B: (minute) => minute >= 40 && minute < 47,
  };
  const rows = [];
  let source = "A";
  for (let seconds = 0; seconds <= 3600; seconds += STEP) {
    const minute = seconds / 60;
    // Each replica misses the peak that the other one sees.
    const level =
      46 +
      5 * Math.sin(minute / 4.3) +
      42 * Math.exp(-(((minute - 19.8) / 3.4) ** 2)) +
      38 * Math.exp(-(((minute - 43.4) / 3) ** 2)) +
      noise();
    // They do not scrape at the same moment: even where both are there, they differ a little.
    const value = { A: level + 1.2 * (random() - 0.5), B: level + 1.2 * (random() - 0.5) };
    if (isDown[source](minute)) source = source === "A" ? "B" : "A";
    const seen = (name) => (isDown[name](minute) ? "" : round(value[name]));
    rows.push([time(START + seconds), seen("A"), seen("B"), round(value[source])]);
  }
  writeCsv("repliques.csv", ["heure", "A", "B", "fusion"], rows);
}

/** One day of latency with a short peak, and what windows of one hour keep of it. */
function makeDownsampling() {
  const random = createRandom(SEED);
  const noise = createNoise(random, 45);
  const STEP = 4;
  const raw = [];
  for (let minute = 0; minute < 24 * 60; minute += STEP) {
    const day = 130 - 45 * Math.cos((2 * Math.PI * (minute - 180)) / 1440);
    const peak = 420 * Math.exp(-(((minute - 872) / 8) ** 2));
    raw.push({ hour: minute / 60, value: round(day + peak + noise(), 0) });
  }
  writeCsv(
    "brut.csv",
    ["heure", "latence"],
    raw.map(({ hour, value }) => [round(hour, 2), value]),
  );
  const windows = Array.from({ length: 24 }, (_, hour) => {
    const values = raw
      .filter((sample) => Math.floor(sample.hour) === hour)
      .map(({ value }) => value);
    const sum = values.reduce((total, value) => total + value, 0);
    return [hour, values.length, sum, Math.min(...values), Math.max(...values)];
  });
  writeCsv("fenetres-1h.csv", ["heure", "count", "sum", "min", "max"], windows);
}

/** The disk that one million series need, a sample every 15 s, 1.5 bytes each. */
function makeRetention() {
  const gigabytesADay = (((1e6 / 15) * 1.5) / 1e9) * 86400;
  const days = [0, 15, 91, 182, 273, 365];
  writeCsv(
    "retention.csv",
    ["jours", "go"],
    days.map((day) => [day, round(day * gigabytesADay, 0)]),
  );
}

makeReplicas();
makeDownsampling();
makeRetention();
