import type { Entry } from "../body/body.js";
import type { Forward, Line } from "../body/forward.js";
import { type Argument, call, type Expression, mapped, partsOf, type Slot } from "../python/expression.js";
import { flat } from "../python/print.js";
import { aligned } from "./aligned.js";
import { flagName, flagsIn, flagsOf, isPointwise, isTensor, roleOf } from "./parts.js";
import { slotsOf, type Template } from "./slots.js";

/** The most arguments that say whether a class has a part. */
const mostFlags = 4;

const identity = call("nn.Identity", []);

/**
 * Two structures of one kind as one, where they differ in parts that one of them lacks: a projection, an expansion, an attachment, the
 * addition of the input. What the other lacks is there where a flag says so. Undefined where they differ in anything else.
 * @param counts how many modules each of them has
 */
export function merged(a: Template, b: Template, counts: readonly [number, number]): Template | undefined {
  const merge = new Merge(a, b, counts);
  const found = merge.template();
  const flags = found === undefined ? [] : slotsOf(found).filter(({ family }) => family === "flag");
  const distinct = new Set(flags.filter(({ role }) => role !== "bias").map(({ values }) => JSON.stringify(values)));
  return distinct.size > mostFlags ? undefined : found;
}

class Merge {
  readonly #a: Template;
  readonly #b: Template;
  readonly #counts: readonly [number, number];
  /** The names that one side alone has: what it calls by them, the other leaves out. */
  readonly #only: readonly [ReadonlySet<string>, ReadonlySet<string>];

  constructor(a: Template, b: Template, counts: readonly [number, number]) {
    this.#a = a;
    this.#b = b;
    this.#counts = counts;
    const [first, second] = [a, b].map(({ entries }) => new Set(entries.map(({ target }) => target)));
    const less = (all: Set<string> = new Set(), others: Set<string> = new Set()): ReadonlySet<string> =>
      new Set([...all].filter((name) => !others.has(name)));
    this.#only = [less(first, second), less(second, first)];
  }

  template(): Template | undefined {
    const [{ forward: a }, { forward: b }] = [this.#a, this.#b];
    if (a.inputs.join() !== b.inputs.join() || a.lines.length !== b.lines.length) return undefined;
    const lines = a.lines.map((line, index): Line | undefined => {
      const other = b.lines[index];
      if (other === undefined || line.targets.join() !== other.targets.join()) return undefined;
      const expression = this.#expression(line.expression, other.expression, true);
      return expression && { targets: line.targets, expression };
    });
    const entries = this.#entries();
    if (entries === undefined) return undefined;
    const found: Line[] = [];
    for (const line of lines) {
      if (line === undefined) return undefined;
      found.push(line);
    }
    return { entries, forward: { inputs: a.inputs, lines: found } satisfies Forward };
  }

  /** The parts of both, in the order of each. */
  #entries(): readonly Entry[] | undefined {
    const [{ entries: a }, { entries: b }] = [this.#a, this.#b];
    const all: Entry[] = [];
    let next = 0;
    const addOnlyB = (until: (entry: Entry) => boolean): boolean => {
      for (; next < b.length; next += 1) {
        const entry = b[next];
        if (entry === undefined || until(entry)) return true;
        const made = this.#only[1].has(entry.target) ? this.#optional(entry, 1) : undefined;
        if (made === undefined) return false;
        all.push(made);
      }
      return true;
    };
    for (const entry of a) {
      if (this.#only[0].has(entry.target)) {
        const made = this.#optional(entry, 0);
        if (made === undefined) return undefined;
        all.push(made);
        continue;
      }
      if (!addOnlyB(({ target }) => target === entry.target)) return undefined;
      const other = b[next];
      const value = other === undefined ? undefined : this.#value(entry, other);
      if (value === undefined) return undefined;
      all.push({ target: entry.target, value });
      next += 1;
    }
    return addOnlyB(() => false) ? all : undefined;
  }

  #value({ value: a }: Entry, { value: b }: Entry): Entry["value"] | undefined {
    if (isTensor(a) || isTensor(b)) {
      if (!isTensor(a) || !isTensor(b) || a.kind === "constant" || b.kind === "constant")
        return JSON.stringify(a) === JSON.stringify(b) ? a : undefined;
      const shape = this.#all(a.shape, b.shape);
      const isSame = a.kind === b.kind && JSON.stringify(a.initializer) === JSON.stringify(b.initializer);
      return shape && isSame ? { ...a, shape } : undefined;
    }
    if (a.kind === "conditional" || b.kind === "conditional") {
      const [chosen, other] = [a.kind === "conditional" ? a.chosen : a, b.kind === "conditional" ? b.chosen : b];
      const both = this.#expression(chosen, other);
      const name = roleOf(a) ?? roleOf(b) ?? "";
      return (
        both && {
          kind: "conditional",
          flag: this.#flag(name, flagsOf(a), flagsOf(b)),
          chosen: both,
          otherwise: identity,
        }
      );
    }
    return this.#expression(a, b);
  }

  /** A module that one side alone has: nothing is done in its place by the other. */
  #optional({ target, value }: Entry, side: 0 | 1): Entry | undefined {
    if (isTensor(value) || target.includes(".") || target.includes("[")) return undefined;
    const chosen = this.#padded(value.kind === "conditional" ? value.chosen : value, side);
    const flags = flagsOf(value);
    const flag = this.#flag(target, side === 0 ? flags : false, side === 0 ? false : flags);
    return { target, value: { kind: "conditional", flag, chosen, otherwise: identity } };
  }

  #expression(a: Expression, b: Expression, isWhole = false): Expression | undefined {
    return this.#same(a, b) ?? this.#called(a, b) ?? (isWhole ? this.#added(a, b) : undefined);
  }

  #same(a: Expression, b: Expression): Expression | undefined {
    if (a.kind === "slot" && b.kind === "slot")
      return a.family === b.family && a.role === b.role
        ? { ...a, values: [...(a.values ?? []), ...(b.values ?? [])] }
        : undefined;
    if (a.kind === "text" && b.kind === "text") return a.text === b.text ? a : undefined;
    if (a.kind === "pair" && b.kind === "pair") {
      const value = a.key === b.key ? this.#expression(a.value, b.value) : undefined;
      return value && { ...a, value };
    }
    if (a.kind === "member" && b.kind === "member") {
      const of = a.name === b.name ? this.#expression(a.of, b.of) : undefined;
      return of && { ...a, of };
    }
    if (a.kind === "operator" && b.kind === "operator" && a.operator === b.operator) {
      const [left, right] = [this.#expression(a.left, b.left), this.#expression(a.right, b.right)];
      return left && right && { ...a, left, right };
    }
    if ((a.kind === "index" && b.kind === "index") || (a.kind === "list" && b.kind === "list")) {
      const items = this.#all(a.items, b.items);
      if (a.kind === "list") return items && { ...a, items };
      const of = b.kind === "index" ? this.#expression(a.of, b.of) : undefined;
      return of && items && { ...a, of, items };
    }
    if (a.kind === "range" && b.kind === "range") {
      const parts = this.#all(partsOf(a), partsOf(b));
      const isSame = ["start", "end", "step"].every((part) => part in a === part in b);
      return isSame && parts && flat(a) === flat(b) ? a : undefined;
    }
    if (a.kind === "call" && b.kind === "call") return this.#calls(a, b);
    return undefined;
  }

  #calls(a: Extract<Expression, { kind: "call" }>, b: Extract<Expression, { kind: "call" }>): Expression | undefined {
    const callee = this.#expression(a.callee, b.callee);
    if (callee === undefined) return undefined;
    const isSequence = a.callee.kind === "text" && a.callee.text === "nn.Sequential";
    const items = isSequence ? this.#sequence(a.arguments, b.arguments) : this.#arguments(a.arguments, b.arguments);
    return items && { kind: "call", callee, arguments: items };
  }

  #arguments(a: readonly Argument[], b: readonly Argument[]): readonly Argument[] | undefined {
    if (a.map(({ name }) => name ?? "").join() !== b.map(({ name }) => name ?? "").join()) return undefined;
    const values = this.#all(
      a.map(({ value }) => value),
      b.map(({ value }) => value),
    );
    return values && a.map((argument, index) => ({ ...argument, value: values[index] ?? argument.value }));
  }

  #all(a: readonly Expression[], b: readonly Expression[]): readonly Expression[] | undefined {
    if (a.length !== b.length) return undefined;
    const all: Expression[] = [];
    for (const [index, each] of a.entries()) {
      const other = b[index];
      const both = other && this.#expression(each, other);
      if (both === undefined) return undefined;
      all.push(both);
    }
    return all;
  }

  /** Steps of two sequences, in an alignment in which the most are in both; the others are there where a flag says so. */
  #sequence(a: readonly Argument[], b: readonly Argument[]): readonly Argument[] | undefined {
    const matches = (i: number, j: number): Expression | undefined => {
      const [first, second] = [a[i]?.value, b[j]?.value];
      if (first === undefined || second === undefined || isPointwise(first) !== isPointwise(second)) return undefined;
      const both = this.#item(first, second);
      // What differs in its own steps is another step.
      return both !== undefined && flagsIn(both) > flagsIn(first) + flagsIn(second) ? undefined : both;
    };
    const pairs = aligned(a.length, b.length, (i, j) => matches(i, j) !== undefined);
    if (!pairs.some(([i, j]) => i !== undefined && j !== undefined)) return undefined;
    return pairs.map(([i, j], index): Argument => {
      const both = i === undefined || j === undefined ? undefined : matches(i, j);
      if (both !== undefined) return { value: both };
      const side = i === undefined ? 1 : 0;
      const value = (side === 0 ? a[i ?? 0] : b[j ?? 0])?.value ?? identity;
      const flags = flagsOf(value);
      const chosen = this.#padded(value.kind === "optional" ? value.item : value, side);
      const role = roleOf(value) ?? flagName(chosen, index);
      return {
        value: {
          kind: "optional",
          flag: this.#flag(role, side === 0 ? flags : false, side === 0 ? false : flags),
          item: chosen,
        },
      };
    });
  }

  #item(a: Expression, b: Expression): Expression | undefined {
    if (a.kind !== "optional" && b.kind !== "optional") return this.#expression(a, b);
    const [first, second] = [a.kind === "optional" ? a.item : a, b.kind === "optional" ? b.item : b];
    const item = this.#expression(first, second);
    const role = roleOf(a) ?? roleOf(b) ?? "";
    return item && { kind: "optional", flag: this.#flag(role, flagsOf(a), flagsOf(b)), item };
  }

  /** A module that one side calls and the other has not: it is called, and does nothing where it is not there. */
  #called(a: Expression, b: Expression): Expression | undefined {
    for (const [side, expression, other] of [
      [0, a, b],
      [1, b, a],
    ] as const) {
      if (expression.kind !== "call" || expression.callee.kind !== "text") continue;
      const [argument, ...more] = expression.arguments;
      const isOnly = [...this.#only[side]].some((name) => `self.${name}` === flat(expression.callee));
      if (!isOnly || argument === undefined || more.length > 0) continue;
      const inner = side === 0 ? this.#expression(argument.value, other) : this.#expression(other, argument.value);
      if (inner !== undefined) return { ...expression, arguments: [{ value: inner }] };
    }
    return undefined;
  }

  /** A sum of which one side has the first part alone. */
  #added(a: Expression, b: Expression): Expression | undefined {
    const [first, second] = [a.kind === "added" ? a.sum : a, b.kind === "added" ? b.sum : b];
    if (a.kind === "added" || b.kind === "added") {
      const whole = this.#expression(first, second);
      const flags = (of: Expression): Slot | boolean => flagsOf(of);
      if (whole?.kind === "operator")
        return { kind: "added", flag: this.#flag("residual", flags(a), flags(b)), sum: whole };
    }
    for (const [side, sum, alone] of [
      [0, first, b],
      [1, second, a],
    ] as const) {
      if (sum.kind !== "operator" || sum.operator !== "+" || alone.kind === "added") continue;
      const left = side === 0 ? this.#expression(sum.left, alone) : this.#expression(alone, sum.left);
      if (left === undefined) continue;
      const whole = { ...sum, left, right: this.#padded(sum.right, side) };
      const given = side === 0 ? a : b;
      const flags = flagsOf(given);
      return {
        kind: "added",
        flag: this.#flag("residual", side === 0 ? flags : false, side === 0 ? false : flags),
        sum: whole,
      };
    }
    return undefined;
  }

  #flag(role: string, a: Slot | boolean, b: Slot | boolean): Slot {
    const values = [a, b].map((flags, side): readonly (boolean | undefined)[] =>
      typeof flags === "boolean"
        ? Array.from({ length: this.#counts[side] ?? 0 }, () => flags)
        : // Flags are slots of booleans.
          (flags.values as readonly boolean[]),
    );
    return { kind: "slot", value: true, family: "flag", role, values: values.flat() };
  }

  /** What one side alone has, with nothing for the modules of the other. */
  #padded(expression: Expression, side: 0 | 1): Expression {
    const nothing = Array.from({ length: this.#counts[1 - side] ?? 0 }, () => undefined);
    return mapped(expression, (part) =>
      part.kind === "slot"
        ? { ...part, values: side === 0 ? [...(part.values ?? []), ...nothing] : [...nothing, ...(part.values ?? [])] }
        : undefined,
    );
  }
}
