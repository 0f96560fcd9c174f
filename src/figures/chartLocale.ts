import type { Locale, Scope, Spec, TimeLocale } from "vega";

/** How a chart writes numbers and dates, as a part of its configuration; nothing for Vega's own English. */
export function findLocale(lang: string): { readonly locale?: Locale } {
  return isFrench(lang) ? { locale: createFrench() } : {};
}

function isFrench(lang: string): boolean {
  return /^fr\b/i.test(lang);
}

/** French, whose names the browser knows. */
function createFrench(): Locale {
  return {
    number: {
      decimal: ",",
      // Narrow and unbreakable, as in the slides' text.
      thousands: "\u202f",
      grouping: [3],
      currency: ["", "\u00a0€"],
      percent: "\u202f%",
    },
    time: {
      dateTime: "%A %e %B %Y à %X",
      date: "%d/%m/%Y",
      time: "%H:%M:%S",
      periods: ["", ""],
      days: listDays("long") as TimeLocale["days"],
      shortDays: listDays("short") as TimeLocale["shortDays"],
      months: listMonths("long") as TimeLocale["months"],
      shortMonths: listMonths("short") as TimeLocale["shortMonths"],
    },
  };
}

/** From Sunday on, as that year began. */
function listDays(weekday: "long" | "short"): string[] {
  const days = Array.from({ length: 7 }, (_, index) => new Date(2023, 0, 1 + index));
  return days.map((day) => day.toLocaleDateString("fr", { weekday }));
}

function listMonths(month: "long" | "short"): string[] {
  const months = Array.from({ length: 12 }, (_, index) => new Date(2023, index));
  return months.map((first) => first.toLocaleDateString("fr", { month }));
}

/** What a tick of a French time axis says. */
const FRENCH_TIMES = {
  year: "%Y",
  quarter: "%b",
  month: "%b",
  week: "%e %b",
  date: "%e %b",
  day: "%e %b",
  hours: "%H h",
  minutes: "%H:%M",
  seconds: "%H:%M:%S",
  milliseconds: ".%L",
};

/** Time axes without a format of their own get that of the language: Vega's counts hours to twelve. */
export function localizeTimeAxes(lang: string, chart: Spec): Spec {
  if (!isFrench(lang)) return chart;
  const scopes = listScopes(chart);
  const timeScales = scopes.flatMap(({ scales = [] }) =>
    scales.filter(({ type }) => type === "time" || type === "utc").map(({ name }) => name),
  );
  for (const axis of scopes.flatMap(({ axes = [] }) => axes)) {
    const isPlain = axis.format === undefined && axis.encode === undefined;
    if (isPlain && timeScales.includes(axis.scale)) axis.format = FRENCH_TIMES;
  }
  return chart;
}

function listScopes(scope: Scope): Scope[] {
  const groups = (scope.marks ?? []).filter((mark) => mark.type === "group");
  return [scope, ...groups.flatMap(listScopes)];
}
