import { type Expression, mapped, partsOf, text } from "../python/expression.js";
import { flat } from "../python/print.js";
import type { Body, Statement, Style } from "./body.js";

/** What is written into the line of what takes it, by the style of that: a convolution into its norm, a norm into its activation. */
const joins: Readonly<Record<Style, readonly Style[]>> = {
  norm: ["layer", "module", "shape", "joint"],
  activation: ["layer", "norm", "module", "arithmetic", "joint", "reduction", "shape"],
  layer: ["reduction", "shape", "joint"],
  module: ["reduction", "shape", "joint"],
  arithmetic: ["layer", "norm", "module", "shape", "reduction", "arithmetic"],
  joint: ["shape", "reduction"],
  reduction: ["arithmetic", "shape"],
  shape: ["reduction", "shape", "layer"],
};

/** The longest text that is written into another line, numbers counted as one letter. */
const longest = 58;

/** The longest text that is written where it needs brackets. */
const longestInBrackets = 30;

/** How long an expression may be where it is written into what takes it. */
function mostOf(expression: Expression, id: number, taker: Statement): number {
  if (expression.kind !== "operator") return longest;
  const isInBrackets = (part: Expression): boolean => {
    const parts = partsOf(part);
    const isTaken = parts.some((each) => each.kind === "value" && each.id === id);
    const binds =
      part.kind === "member" || part.kind === "index" || (part.kind === "operator" && part.operator !== "+");
    return (isTaken && binds) || parts.some(isInBrackets);
  };
  return isInBrackets(taker.expression) ? longestInBrackets : longest;
}

/** A body's statements, those that only one other takes written into it where that reads well. */
export function inlined({ statements, outputs }: Body, gates: ReadonlySet<number>): readonly Statement[] {
  const uses = new Map<number, number>();
  for (const { expression } of statements) for (const id of valuesIn(expression)) uses.set(id, (uses.get(id) ?? 0) + 1);
  for (const { id } of outputs) uses.set(id, (uses.get(id) ?? 0) + 1);
  const returned = new Set(outputs.map(({ id }) => id));
  const written: Statement[] = [];
  const waiting = new Map<number, Statement>();
  for (const [index, statement] of statements.entries()) {
    let { expression } = statement;
    for (const id of valuesIn(statement.expression)) {
      const before = waiting.get(id);
      if (before === undefined) continue;
      waiting.delete(id);
      written.splice(written.indexOf(before), 1);
      expression = mapped(expression, (part) =>
        part.kind === "value" && part.id === id ? before.expression : undefined,
      );
    }
    const whole = { ...statement, expression };
    written.push(whole);
    const [id] = statement.outputs;
    if (id === undefined || statement.outputs.length > 1 || uses.get(id) !== 1 || returned.has(id) || gates.has(id))
      continue;
    const taker = statements.slice(index + 1).find((each) => valuesIn(each.expression).includes(id));
    if (
      taker !== undefined &&
      joins[taker.style].includes(statement.style) &&
      lengthOf(expression) <= mostOf(expression, id, taker)
    )
      waiting.set(id, whole);
  }
  return written;
}

/** The values in an expression, in order, each as often as it stands there. */
export function valuesIn(expression: Expression): readonly number[] {
  return expression.kind === "value" ? [expression.id] : partsOf(expression).flatMap(valuesIn);
}

function lengthOf(expression: Expression): number {
  return flat(mapped(expression, (part) => (part.kind === "value" || part.kind === "slot" ? text("x") : undefined)))
    .length;
}
