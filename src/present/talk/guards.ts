/** Tells whether a value from outside, another window or the storage, is what we call T. */
export type Guard<T> = (value: unknown) => value is T;

export const isUnknown: Guard<unknown> = (_value): _value is unknown => true;
export const isText: Guard<string> = (value) => typeof value === "string";
export const isFlag: Guard<boolean> = (value) => typeof value === "boolean";
export const isNumber: Guard<number> = (value): value is number => Number.isFinite(value);

export function isOneOf<T extends string>(...words: readonly T[]): Guard<T> {
  return (value): value is T => words.some((word) => word === value);
}

export function isNullOr<T>(guard: Guard<T>): Guard<T | null> {
  return (value): value is T | null => value === null || guard(value);
}

export function isListOf<T>(guard: Guard<T>): Guard<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.every(guard);
}

export function isRecordOf<T>(guard: Guard<T>): Guard<Readonly<Record<string, T>>> {
  return (value): value is Readonly<Record<string, T>> =>
    isObject(value) && Object.values(value).every(guard);
}

/** An object whose entries are what the guards of the same names say. */
export function isShape<T extends object>(guards: {
  readonly [Name in keyof T]: Guard<T[Name]>;
}): Guard<T> {
  return (value): value is T =>
    isObject(value) &&
    Object.entries<Guard<unknown>>(guards).every(([name, guard]) => guard(value[name]));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
