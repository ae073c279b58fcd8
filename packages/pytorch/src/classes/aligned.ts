/** A place in each of two lists; undefined where one has nothing beside the other. */
export type Pair = readonly [number | undefined, number | undefined];

/** The alignment of two lists, in order, in which the most items stand beside each other. @param matches whether two may */
export function aligned(a: number, b: number, matches: (i: number, j: number) => boolean): readonly Pair[] {
  const best = new Map<string, readonly Pair[]>();
  const from = (i: number, j: number): readonly Pair[] => {
    const key = `${i},${j}`;
    const known = best.get(key);
    if (known !== undefined) return known;
    const ways: (readonly Pair[])[] = [];
    if (i === a && j === b) ways.push([]);
    if (i < a && j < b && matches(i, j)) ways.push([[i, j], ...from(i + 1, j + 1)]);
    if (i < a) ways.push([[i, undefined], ...from(i + 1, j)]);
    if (j < b) ways.push([[undefined, j], ...from(i, j + 1)]);
    const shortest = ways.reduce((least, way) => (way.length < least.length ? way : least));
    best.set(key, shortest);
    return shortest;
  };
  return from(0, 0);
}
