import type { Body, Entry } from "../body/body.js";
import type { Forward } from "../body/forward.js";
import type { Argument, Expression, Family, Literal } from "../python/expression.js";

/** An argument of a class. */
export interface ClassParameter {
  readonly name: string;
  readonly family: Family;
  readonly default?: Literal;
  /** Its values, by the number of the module. */
  readonly values: readonly Literal[];
}

/** A class that is written: the modules of one structure, what differs among them as arguments. */
export interface ModuleClass {
  readonly name: string;
  readonly bodies: readonly Body[];
  readonly parameters: readonly ClassParameter[];
  /** As of the first of its modules, with the arguments in the places of what differs. */
  readonly entries: readonly Entry[];
  readonly forward: Forward;
  /** What `forward` takes of the arguments: they are kept as the module's own. */
  readonly kept: readonly string[];
}

/** The arguments by which a class makes one of its modules. */
export function argumentsOf({ name: layer, parameters }: ModuleClass, index: number): readonly Argument[] {
  return parameters.map(({ name, family, values, default: usual }) => {
    const value: Expression = {
      kind: "slot",
      value: values[index] ?? 0,
      family,
      role: name,
      layer: layer.toLowerCase(),
    };
    const byPosition = family === "channels" && usual === undefined;
    return { ...(!byPosition && { name }), value, ...(usual !== undefined && { default: usual }) };
  });
}
