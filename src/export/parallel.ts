import { availableParallelism } from "node:os";

/** What `map` makes of each, in order; as many at once as the machine does at once. */
export async function mapInParallel<T, U>(
  all: readonly T[],
  map: (each: T, index: number) => Promise<U>,
): Promise<U[]> {
  const made: U[] = [];
  const waiting = all.entries();
  const work = async (): Promise<void> => {
    for (const [index, each] of waiting) made[index] = await map(each, index);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return made;
}
