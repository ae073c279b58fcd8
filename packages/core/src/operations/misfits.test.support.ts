import { expect } from "chai";
import { problemOf } from "../errors/thrown.test.support.js";
import type { Attributes } from "../graph/attributes.js";
import { axes, type Size } from "../graph/axes.js";
import { GraphBuilder } from "../graph/graph-builder.js";
import { coreOperations } from "./core-operations.js";

export type Sizes = Readonly<Record<string, Size>>;

/** A use of an operation that does not fit, and the problem that it has apart from its place. */
export interface Misfit {
  readonly what: string;
  readonly operation: string;
  readonly attributes?: Attributes;
  readonly inputs: readonly Sizes[];
  readonly message: string;
  readonly expected?: string;
  readonly found?: string;
}

/** Declares a test for each misfit. */
export function testMisfits(misfits: readonly Misfit[]): void {
  for (const { what, operation, attributes = {}, inputs, ...problem } of misfits)
    it(`are refused by ${operation}: ${what}`, () => {
      const found = problemOf("NG_SHAPE", () => applyHere(operation, attributes, inputs));
      expect(found).to.deep.equal({ at: "layer1.0.here", ...problem });
    });
}

/** Applies an operation as the node `layer1.0.here`; the input number `odd` is of whole numbers. */
export function applyHere(kind: string, attributes: Attributes, inputs: readonly Sizes[], odd = -1): void {
  const operation = coreOperations.get(kind) ?? expect.fail(`no operation ${kind}`);
  const b = new GraphBuilder("network");
  const values = inputs.map((sizes, index) =>
    b.input(`x${index}`, { dtype: index === odd ? "int32" : "float32", axes: axes(sizes) }),
  );
  b.within({ kind: "block", path: "layer1.0" }, () => b.apply(operation, values, attributes, "here"));
}
