import type { Axis, Locale, Scale, Scope, Spec } from "vega";

/** How a chart writes numbers and dates, as a part of its configuration; nothing for Vega's own English. */
export function findLocale(lang: string): { readonly locale?: Locale } {
  return lang === "fr" ? { locale: FRENCH } : {};
}

/** The time axes of a chart that say nothing of their own form get the language's: Vega's counts hours to twelve. */
export function writeTimesIn(lang: string, chart: Spec): Spec {
  if (lang !== "fr") return chart;
  const timeScales = listScales(chart).flatMap(({ name, type }) =>
    type === "time" || type === "utc" ? [name] : [],
  );
  const writeAxis = (axis: Axis): Axis => {
    const isPlainTime = timeScales.includes(axis.scale) && axis.format === undefined;
    return isPlainTime && axis.encode === undefined ? { ...axis, format: FRENCH_TIMES } : axis;
  };
  const writeScope = <T extends Scope>(scope: T): T => ({
    ...scope,
    axes: (scope.axes ?? []).map(writeAxis),
    marks: (scope.marks ?? []).map((mark) => (mark.type === "group" ? writeScope(mark) : mark)),
  });
  return writeScope(chart);
}

function listScales({ scales = [], marks = [] }: Scope): Scale[] {
  return [...scales, ...marks.flatMap((mark) => (mark.type === "group" ? listScales(mark) : []))];
}

const FRENCH: Locale = {
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
    days: ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"],
    shortDays: ["dim.", "lun.", "mar.", "mer.", "jeu.", "ven.", "sam."],
    months: [
      "janvier",
      "février",
      "mars",
      "avril",
      "mai",
      "juin",
      "juillet",
      "août",
      "septembre",
      "octobre",
      "novembre",
      "décembre",
    ],
    shortMonths: [
      "janv.",
      "févr.",
      "mars",
      "avr.",
      "mai",
      "juin",
      "juil.",
      "août",
      "sept.",
      "oct.",
      "nov.",
      "déc.",
    ],
  },
};

/** What a tick says, by what it stands for. */
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
