import { readFileSync } from "node:fs";
import {
  type Attributes,
  axes,
  coreOperations,
  float32Tensor,
  GraphBuilder,
  type NamedTensors,
  type Program,
  type Tensor,
  type Value,
} from "@netgraft/core/graph";

/** Numbers, row by row in the order of the axes. */
interface SizedData {
  readonly axes: Readonly<Record<string, number>>;
  readonly data: ArrayLike<number>;
}

interface GoldenTensor extends SizedData {
  readonly data: readonly number[];
  /** Whether it is given as a parameter rather than as an input. */
  readonly state?: boolean;
}

/** One use of an operation, computed by PyTorch: scripts/goldens/operations.py. */
export interface GoldenCase {
  readonly name: string;
  readonly operation: string;
  readonly attributes: Attributes;
  readonly inputs: readonly GoldenTensor[];
  readonly output: GoldenTensor;
  /** Which of the operation's outputs it is; the first by default. */
  readonly port?: number;
  /** Whether the batch is a number; any size by default. */
  readonly fixed?: boolean;
}

export const goldenOperations: readonly GoldenCase[] = readFileSync(
  new URL("../../goldens/operations.jsonl", import.meta.url),
  "utf8",
)
  .trim()
  .split("\n")
  // The script writes this form.
  .map((line) => JSON.parse(line) as GoldenCase);

/** The order of the axes of what flows through the operations, parameters apart. */
export type AxisOrder = (names: readonly string[]) => readonly string[];

/** Several cases as one program with its inputs, and what each of its outputs should be. */
export interface GoldenProgram {
  readonly cases: readonly GoldenCase[];
  readonly program: Program;
  readonly inputs: NamedTensors;
  /** By the name of the output, which is the number of the case. */
  readonly expected: ReadonlyMap<string, { readonly name: string; readonly tensor: Tensor<"float32"> }>;
}

/** All cases, those with batches of one size as one program: a batch of any size is the same for all inputs of a program. */
export function goldenPrograms(order: AxisOrder): readonly GoldenProgram[] {
  const batchOf = ({ inputs }: GoldenCase) => inputs.find(({ axes: { batch } }) => batch !== undefined)?.axes["batch"];
  const batches = new Set(goldenOperations.map(batchOf));
  return [...batches].map((batch) =>
    goldenProgram(
      goldenOperations.filter((golden) => batchOf(golden) === batch),
      order,
    ),
  );
}

/** Some cases as one program. */
export function goldenProgram(cases: readonly GoldenCase[], order: AxisOrder): GoldenProgram {
  const builder = new GraphBuilder("operations");
  const state = new Map<string, Tensor<"float32">>();
  const inputs: Record<string, Tensor<"float32">> = {};
  const expected = new Map<string, { name: string; tensor: Tensor<"float32"> }>();
  for (const [index, { name, operation: kind, attributes, port = 0, fixed = false, ...golden }] of cases.entries()) {
    // Only what is trained has gradients, and its batch is a number.
    const isFixed = fixed || kind.endsWith("Gradient");
    const valueOf = (tensor: GoldenTensor, position: number): Value => {
      const key = `case${index}.x${position}`;
      if (tensor.state === true && Object.keys(tensor.axes).length === 0)
        return builder.constant({ dtype: "float32", axes: [] }, tensor.data);
      if (tensor.state === true) {
        state.set(key, float32Tensor(Object.values(tensor.axes), Float32Array.from(tensor.data)));
        return builder.parameter(key, axes(tensor.axes), { kind: "zeros" });
      }
      inputs[key] = reordered(tensor, order(Object.keys(tensor.axes)));
      const type = order(Object.keys(tensor.axes)).map((axis) => ({
        name: axis,
        size: axis === "batch" && !isFixed ? ("any" as const) : (tensor.axes[axis] ?? 0),
      }));
      return builder.input(key, { dtype: "float32", axes: type });
    };
    const operation = coreOperations.get(kind);
    if (operation === undefined) throw new Error(`there is no operation ${kind}`);
    const output = builder.apply(operation, golden.inputs.map(valueOf), attributes, `case${index}`)[port];
    if (output === undefined) throw new Error(`${kind} has no output ${port}`);
    builder.output(`case${index}`, output);
    const tensor = reordered(
      golden.output,
      output.axes.map((axis) => axis.name),
    );
    expected.set(`case${index}`, { name, tensor });
  }
  return { cases, program: { graph: builder.build(), state }, inputs, expected };
}

/** A tensor with its axes in another order, row by row. */
export function reordered({ axes: sizes, data }: SizedData, order: readonly string[]): Tensor<"float32"> {
  const names = Object.keys(sizes);
  const strides = new Map(
    names.map((name, index) => [
      name,
      names.slice(index + 1).reduce((product, axis) => product * (sizes[axis] ?? 0), 1),
    ]),
  );
  let offsets = [0];
  for (const axis of order)
    offsets = offsets.flatMap((offset) =>
      Array.from({ length: sizes[axis] ?? 0 }, (_, index) => offset + index * (strides.get(axis) ?? 0)),
    );
  return float32Tensor(
    order.map((axis) => sizes[axis] ?? 0),
    Float32Array.from(offsets, (offset) => data[offset] ?? Number.NaN),
  );
}
