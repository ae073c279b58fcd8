import type { Entry } from "../body/body.js";
import type { Forward } from "../body/forward.js";
import { type Expression, mapped, partsOf, type Slot } from "../python/expression.js";

/** A class's code with places for what may differ. */
export interface Template {
  readonly entries: readonly Entry[];
  readonly forward: Forward;
}

/** Every literal of a template that may differ, in order. */
export function slotsOf({ entries, forward }: Template): readonly Slot[] {
  return [
    ...entries.flatMap(({ value }) =>
      value.kind === "parameter" || value.kind === "buffer"
        ? value.shape.flatMap(slotsIn)
        : value.kind === "constant"
          ? []
          : slotsIn(value),
    ),
    ...forward.lines.flatMap(({ expression }) => slotsIn(expression)),
  ];
}

/** The template with something in the place of each literal that may differ; `place` is told its number. */
export function withSlots(
  { entries, forward }: Template,
  inInit: (slot: Slot, index: number) => Expression,
  inForward: (slot: Slot, index: number) => Expression,
): Template {
  let index = 0;
  const replaced = (expression: Expression, place: typeof inInit): Expression =>
    mapped(expression, (part) => (part.kind === "slot" ? place(part, index++) : undefined));
  return {
    entries: entries.map(({ target, value }): Entry => {
      if (value.kind === "constant") return { target, value };
      if (value.kind === "parameter" || value.kind === "buffer")
        return { target, value: { ...value, shape: value.shape.map((size) => replaced(size, inInit)) } };
      return { target, value: replaced(value, inInit) };
    }),
    forward: {
      inputs: forward.inputs,
      lines: forward.lines.map(({ targets, expression }) => ({ targets, expression: replaced(expression, inForward) })),
    },
  };
}

/** What two templates have in common where they are one class: all but the literals that may differ. */
export function signatureOf(template: Template): string {
  const bare = ({ kind, family, role }: Slot): Slot => ({ kind, family, role, value: 0 });
  return JSON.stringify(withSlots(template, bare, bare));
}

/** Templates of one structure as one, whose literals have the values of all of them. */
export function zipped(templates: readonly Template[]): Template {
  const [first] = templates;
  if (first === undefined) throw new TypeError("a class has a module");
  const all = templates.map(slotsOf);
  const joined = (slot: Slot, index: number): Slot => ({ ...slot, values: all.map((slots) => slots[index]?.value) });
  return withSlots(first, joined, joined);
}

function slotsIn(expression: Expression): readonly Slot[] {
  return expression.kind === "slot" ? [expression] : partsOf(expression).flatMap(slotsIn);
}
