import { type Expression, mapped, partsOf, text, tuple } from "../python/expression.js";
import { flat } from "../python/print.js";
import { channelsOf, type Body, type Statement } from "./body.js";
import { inlined, valuesIn } from "./inline.js";

/** A line of `forward`: names that are given, none for what is returned. */
export interface Line {
  readonly targets: readonly string[];
  readonly expression: Expression;
}

/** A module's `forward` with names for what it computes. */
export interface Forward {
  readonly inputs: readonly string[];
  readonly lines: readonly Line[];
}

/** What a result is called by what computed it; anything else has a letter. */
const namesOfResults: Readonly<Record<string, string>> = {
  reduceMean: "mean",
  reduceMax: "highest",
  reduceMin: "lowest",
  reduceSum: "total",
  variance: "variance",
  softmax: "weights",
  downsample: "shortcut",
};

const letters = ["y", "z", "u", "v", "w"];

/**
 * Names what a body computes, as a reader would: what goes through it is `x`, a gate is `gate`, a branch has the name of its module.
 * @param gates the values that are gates, by `id`
 */
export function forwardOf(body: Body, gates: ReadonlySet<number>): Forward {
  const statements = inlined(body, gates);
  const lastUses = lastUsesOf(statements, body);
  const names = new Map<number, string>();
  const used = new Set<string>();
  const live = new Map<string, number>();
  const inputs = body.inputs.map((port, index) => {
    const wanted = index === 0 ? "x" : channelsOf(port) === undefined || port.axes.length < 4 ? "state" : "source";
    const name = free(wanted, (each) => used.has(each));
    used.add(name);
    names.set(port.id, name);
    live.set(name, lastUses.get(port.id) ?? -1);
    return name;
  });
  const named = (expression: Expression): Expression =>
    mapped(expression, (part) => (part.kind === "value" ? text(names.get(part.id) ?? "x") : undefined));
  // What is given beside the first result has the name of its module.
  const results = new Set(body.outputs.slice(1).map(({ id }) => id));
  const lines: Line[] = [];
  for (const [index, statement] of statements.entries()) {
    const expression = named(statement.expression);
    const isBusy = (name: string): boolean => (live.get(name) ?? -1) > index;
    const targets = statement.outputs.map((id, port) => {
      if (!lastUses.has(id)) return "_";
      const isResult = results.has(id) && isName(statement.hint);
      const wanted = port > 0 ? "state" : isResult ? statement.hint : nameOf(statement, gates, names, isBusy);
      const name = free(wanted, isBusy);
      live.set(name, lastUses.get(id) ?? -1);
      names.set(id, name);
      return name;
    });
    lines.push({ targets, expression });
  }
  const given = body.outputs.map(({ id }) => text(names.get(id) ?? "x"));
  const [only] = given;
  const last = lines.at(-1);
  if (given.length === 1 && only !== undefined && last?.targets.length === 1 && last.targets[0] === flat(only))
    return { inputs, lines: [...lines.slice(0, -1), { targets: [], expression: last.expression }] };
  return {
    inputs,
    lines: [...lines, { targets: [], expression: given.length === 1 && only ? only : tuple(given) }],
  };
}

function nameOf(
  { outputs, hint, style, expression }: Statement,
  gates: ReadonlySet<number>,
  names: ReadonlyMap<number, string>,
  isBusy: (name: string) => boolean,
): string {
  const [output = -1] = outputs;
  if (gates.has(output)) return "gate";
  const first = firstValue(expression);
  const before = first === undefined ? undefined : names.get(first);
  // What goes on keeps its name, where that says nothing of what it was.
  if (before !== undefined && !isBusy(before) && (before === "x" || letters.includes(before))) return before;
  const result = Object.hasOwn(namesOfResults, hint) ? namesOfResults[hint] : undefined;
  if (result !== undefined) return result;
  if (style === "module" && isName(hint)) return hint;
  return letters.find((letter) => !isBusy(letter)) ?? "y";
}

/** Whether a module's name says something as that of a tensor. */
function isName(hint: string): boolean {
  return /^[a-z]\w+$/.test(hint);
}

/** The tensor that an expression begins with: that which goes through a chain of calls. */
function firstValue(expression: Expression): number | undefined {
  if (expression.kind === "value") return expression.id;
  for (const part of partsOf(expression)) {
    const found = firstValue(part);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The last statement that takes each value; what is returned is taken after all. */
function lastUsesOf(statements: readonly Statement[], body: Body): ReadonlyMap<number, number> {
  const last = new Map<number, number>();
  for (const [index, { expression }] of statements.entries())
    for (const id of valuesIn(expression)) last.set(id, index);
  for (const { id } of body.outputs) last.set(id, statements.length);
  return last;
}

function free(name: string, isTaken: (name: string) => boolean): string {
  for (let count = 1; ; count += 1) {
    const numbered = count === 1 ? name : `${name}${count}`;
    if (!isTaken(numbered)) return numbered;
  }
}
