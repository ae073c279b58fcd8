import type { Axes, Initializer } from "@netgraft/core/graph";
import type { Expression } from "../python/expression.js";
import type { Module } from "../tree/module-tree.js";

/** How a statement reads: what may be written into one line with what follows. */
export type Style = "layer" | "norm" | "activation" | "module" | "reduction" | "shape" | "joint" | "arithmetic";

/** A step of a module's `forward`. */
export interface Statement {
  /** The graph's values that it gives, by `id`. */
  readonly outputs: readonly number[];
  readonly expression: Expression;
  readonly style: Style;
  /** What its result is called at best. */
  readonly hint: string;
}

/** A step of a module's `__init__`: `self.<target> = <expression>`, or a tensor. */
export interface Entry {
  /** Below `self`, e.g. `conv1` or `convs[0].bn`. */
  readonly target: string;
  readonly value: Expression | Parameter | Buffer | Constant;
}

/** A tensor of the state that is no layer's. */
export interface Parameter {
  readonly kind: "parameter";
  readonly shape: readonly Expression[];
  readonly initializer: Initializer;
}

export interface Buffer {
  readonly kind: "buffer";
  readonly shape: readonly Expression[];
  readonly initializer: Initializer;
}

/** Numbers that never change. */
export interface Constant {
  readonly kind: "constant";
  readonly shape: readonly number[];
  readonly data: readonly number[];
  readonly integers: boolean;
}

/** A tensor that a module is given or gives. */
export interface Port {
  /** The graph's value, by `id`. */
  readonly id: number;
  readonly axes: Axes;
}

/** One module as a class would have it: what it is made of, and what it computes. */
export interface Body {
  readonly key: string;
  readonly module: Module;
  readonly inputs: readonly Port[];
  readonly outputs: readonly Port[];
  readonly entries: readonly Entry[];
  readonly statements: readonly Statement[];
}

/** The channels of a port, where it has any. */
export function channelsOf(port: Port | undefined): number | undefined {
  const size = port?.axes.find(({ name }) => name === "channel")?.size;
  return typeof size === "number" ? size : undefined;
}
