import type { Value } from "@netgraft/core";

/** A slot or number that a training step hands to the rule that has asked for it. */
export function named(values: Readonly<Record<string, Value>>, name: string): Value {
  const value = values[name];
  if (value === undefined) throw new TypeError(`the step has no "${name}", which its optimizer has asked for`);
  return value;
}
