import type { RandomNumbers } from "@netgraft/core";
import { type Mutator, oneOf, several } from "./mutator.js";

/** A place in a value: the list or map that has it, and its key there. */
interface Place {
  readonly holder: Record<string, unknown>;
  readonly key: string;
}

const values: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1,
  1.5,
  2 ** 31,
  2 ** 32,
  2 ** 53,
  -1e308,
  1e308,
  1e-320,
  "",
  "x",
  "\u0000",
  "__proto__",
  "constructor",
  "toString",
  "<script>",
  "x".repeat(300),
  [],
  {},
  [[]],
  [0],
  [1, 2, 3],
];

/** Changes values of a JSON text at places of its tree; a text that is no JSON stays as it is. */
export function mutateJson(vocabulary: readonly (string | number)[] = []): Mutator {
  const known = [...values, ...vocabulary, ...vocabulary];
  return several((random, input) => {
    const tree = parsed(input);
    const place = tree === undefined ? undefined : somePlace(random, tree);
    if (place === undefined) return input;
    change(random, place, known);
    return Buffer.from(JSON.stringify(tree));
  });
}

function change(random: RandomNumbers, { holder, key }: Place, known: readonly unknown[]): void {
  const old = valueAt({ holder, key });
  const kind = random.below(6);
  if (kind === 0) put({ holder, key }, structuredClone(oneOf(random, known)));
  else if (kind === 1) remove({ holder, key });
  else if (kind === 2)
    put({ holder, key }, structuredClone(valueAt({ holder, key: oneOf(random, Object.keys(holder)) })));
  else if (kind === 3)
    put({ holder, key: Array.isArray(holder) ? `${holder.length}` : String(oneOf(random, known)) }, old);
  else if (typeof old === "number") put({ holder, key }, old + oneOf(random, [-1, 1, 0.5, 1e6, -old, -2 * old]));
  else if (typeof old === "string")
    put({ holder, key }, oneOf(random, [`${old}x`, "", old.toUpperCase(), old.slice(1)]));
  else put({ holder, key }, structuredClone(oneOf(random, known)));
}

/** A place at some depth, from the top on. */
function somePlace(random: RandomNumbers, tree: unknown): Place | undefined {
  let place: Place | undefined;
  let value = tree;
  for (let depth = 1 + random.below(8); depth > 0 && typeof value === "object" && value !== null; depth -= 1) {
    const keys = Object.keys(value);
    if (keys.length === 0) break;
    // A list has its indices as keys, too.
    place = { holder: value as Record<string, unknown>, key: oneOf(random, keys) };
    value = valueAt(place);
  }
  return place;
}

function valueAt({ holder, key }: Place): unknown {
  return holder[key];
}

/** As JSON.parse does it: a key `__proto__` is a key like others. */
function put({ holder, key }: Place, value: unknown): void {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}

function remove({ holder, key }: Place): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
}

function parsed(input: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(input).toString("utf8"));
  } catch {
    return undefined;
  }
}
