/** What a whole number comes to that a network is made with; undefined where there is no such network. */
export type CostAt = (value: number) => number | undefined;

/** A value, and what it costs. */
export interface Costed {
  readonly value: number;
  readonly cost: number;
}

/** The largest value that is tried. */
const most = 2 ** 12;
/** How far from the value that halving has found better ones are looked for: costs that are rounded do not only rise. */
const around = 2;

/**
 * The whole number whose cost is nearest to a target, of two as near the smaller; with `atLeast` the smallest that costs no less. Costs
 * are taken to rise with the value, of which only some may be valid.
 * @returns it, and whether the target lies within what values cost; undefined where no value is valid
 */
export function matchCost(
  target: number,
  costAt: CostAt,
  atLeast: boolean,
): { readonly found: Costed; readonly isReached: boolean } | undefined {
  const known = new Map<number, number | undefined>();
  const at = (value: number): Costed | undefined => {
    if (!known.has(value)) known.set(value, costAt(value));
    const cost = known.get(value);
    return cost === undefined ? undefined : { value, cost };
  };
  let below: Costed | undefined;
  let above: Costed | undefined;
  let gaps = 0;
  // Beyond what is valid at all nothing follows; and what is no number at all is soon known.
  for (let value = 1; value <= most && above === undefined && gaps < (below === undefined ? 8 : 2); value *= 2) {
    const next = firstValid(at, value, Math.min(2 * value, most + 1));
    gaps = next === undefined ? gaps + 1 : 0;
    if (next === undefined) continue;
    if (next.cost >= target) above = next;
    else below = next;
  }
  if (below !== undefined) {
    // Where nothing that costs so much was met, it may lie before the end of what is valid.
    const end = { value: Math.min(4 * below.value, most + 1), cost: Number.POSITIVE_INFINITY };
    const [last, next] = narrowed(at, target, below, above ?? end);
    below = last;
    above = next.cost === end.cost ? undefined : next;
  }
  const near = [below, above].flatMap((found) => (found === undefined ? [] : [found, ...neighbours(at, found.value)]));
  const fitting = atLeast ? near.filter(({ cost }) => cost >= target) : near;
  const [best] = (fitting.length > 0 ? fitting : near).toSorted(
    (a, b) => Math.abs(a.cost - target) - Math.abs(b.cost - target) || a.value - b.value,
  );
  if (best === undefined) return undefined;
  const isAbove = near.some(({ cost }) => cost >= target);
  const isBelow = near.some(({ cost }) => cost <= target);
  return { found: best, isReached: isAbove && (isBelow || (atLeast && best.cost >= target)) };
}

function firstValid(at: (value: number) => Costed | undefined, from: number, to: number): Costed | undefined {
  for (let value = from; value < to; value += 1) {
    const found = at(value);
    if (found !== undefined) return found;
    // A gap among large values is searched in steps, so that it takes no thousands of tries.
    if (value - from > 64) value += Math.floor((to - from) / 64);
  }
  return undefined;
}

/** Halves what lies between two values, until nothing valid is left there. */
function narrowed(
  at: (value: number) => Costed | undefined,
  target: number,
  below: Costed,
  above: Costed,
): [Costed, Costed] {
  const middle = Math.floor((below.value + above.value) / 2);
  const found =
    firstValid(at, Math.max(middle, below.value + 1), above.value) ?? lastValid(at, below.value + 1, middle);
  if (found === undefined) return [below, above];
  return found.cost >= target ? narrowed(at, target, below, found) : narrowed(at, target, found, above);
}

function lastValid(at: (value: number) => Costed | undefined, from: number, to: number): Costed | undefined {
  for (let value = to - 1; value >= from; value -= 1) {
    const found = at(value);
    if (found !== undefined) return found;
  }
  return undefined;
}

function neighbours(at: (value: number) => Costed | undefined, value: number): readonly Costed[] {
  return Array.from({ length: 2 * around + 1 }, (_, index) => value - around + index)
    .filter((near) => near >= 1)
    .flatMap((near) => at(near) ?? []);
}
