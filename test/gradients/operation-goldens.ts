import {
  type Attributes,
  axes,
  coreOperations,
  differentiate,
  float32Tensor,
  GraphBuilder,
  type NamedTensors,
  type Program,
  type Tensor,
} from "@netgraft/core/graph";
import { nameDerivedUniform } from "@netgraft/weights";
import { expect } from "chai";
import { goldenText } from "../support/goldens.js";
import { relativeDistance } from "./relative-distance.js";
import { weightedSum } from "./weighted-sum.js";

type Sizes = Readonly<Record<string, number>>;

/** One use of an operation in gradients-operations.json; see scripts/goldens/gradients/operation.py. */
export interface GradientGolden {
  readonly name: string;
  readonly operation: string;
  readonly attributes: Attributes;
  readonly inputs: readonly {
    readonly axes: Sizes;
    readonly scale: number;
    readonly shift: number;
    readonly levels?: true;
  }[];
  /** The axes of each output, in PyTorch's order. */
  readonly outputs: readonly Sizes[];
  /** Of each input. */
  readonly gradients: readonly (readonly number[])[];
}

export const gradientGoldens = JSON.parse(goldenText("gradients-operations.json")) as readonly GradientGolden[];

/** A program whose outputs `gradient.x0`, `gradient.x1`, … are the gradients of a golden, and what it is fed. */
export function gradientProgram(golden: GradientGolden): {
  readonly program: Program;
  readonly feeds: NamedTensors;
} {
  const { name, operation: kind, attributes } = golden;
  const b = new GraphBuilder(kind);
  const feeds: Record<string, Tensor<"float32">> = {};
  const inputs = golden.inputs.map(({ axes: sizes, scale, shift, levels }, index) => {
    feeds[`x${index}`] = tensor(`${name}/${index}`, sizes, (u) =>
      levels === true ? shift + Math.floor(u * scale + 0.5) : shift + u * scale,
    );
    return b.input(`x${index}`, { dtype: "float32", axes: axes(sizes) });
  });
  const operation = coreOperations.get(kind) ?? expect.fail(`no operation ${kind}`);
  const outputs = b.apply(operation, inputs, attributes);
  weightedSum(b, outputs);
  golden.outputs.forEach((sizes, port) => (feeds[`dy${port}`] = tensor(`${name}/dy${port}`, sizes)));
  outputs.forEach((y, port) =>
    expect(
      y.axes.map(({ name: axis }) => axis),
      "the order of the golden",
    ).to.deep.equal(Object.keys(golden.outputs[port] ?? {})),
  );
  const withRespectTo = inputs.map((_, index) => `x${index}`);
  return { program: { graph: differentiate(b.build(), { of: "loss", withRespectTo }), state: new Map() }, feeds };
}

/** Expects the gradients that a program has given to be those of a golden. */
export function expectGradients(
  found: Readonly<Record<string, { readonly data: ArrayLike<number | bigint> }>>,
  golden: GradientGolden,
  tolerance: number,
): void {
  golden.gradients.forEach((expected, index) => {
    const gradient = Array.from(found[`gradient.x${index}`]?.data ?? expected.map(() => 0), Number);
    expect(relativeDistance(gradient, expected), `input ${index}`).to.be.at.most(tolerance);
  });
}

/** A tensor whose values are a function of those that derive from a name. */
function tensor(name: string, sizes: Sizes, value: (u: number) => number = (u) => u): Tensor<"float32"> {
  const shape = Object.values(sizes);
  const count = shape.reduce((product, size) => product * size, 1);
  return float32Tensor(shape, nameDerivedUniform(name, count).map(value));
}
