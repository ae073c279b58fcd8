import {
  formulasBelow,
  axes,
  batchNormTraining,
  conv,
  differentiate,
  float32Tensor,
  type Graph,
  GraphBuilder,
  maxPool,
  only,
  relu,
  requireFloat32,
  squareWindow,
  type Tensor,
  withUpdatesAsOutputs,
} from "@netgraft/core/graph";
import { skipBecause } from "@netgraft/test-support";
import { expect } from "chai";
import type { Context } from "mocha";
import { OnnxEngine } from "../engine/onnx-engine.js";
import { encodeOnnx } from "@netgraft/onnx";
import { blockedLayout } from "./blocked/blocked-layout.js";
import { blockSize } from "./blocked/block-size.js";
import { layoutOfProcessor } from "./choose-layout.js";
import { portable } from "./layout/portable.js";
import type { StepLayout } from "./layout/step-layout.js";
import { agreesWithPortable } from "./self-test.js";
import { runStep } from "./run-step.js";

/** A convolution with its norm and ReLU, once more behind it a 3×3 one, and perhaps a pool. */
interface Case {
  readonly batch: number;
  readonly into: number;
  readonly out: number;
  readonly size: readonly [number, number];
  readonly kernel: number;
  readonly stride?: number;
  readonly padding?: number;
  readonly dilation?: number;
  readonly groups?: number;
  readonly bias?: boolean;
  readonly pool?: boolean;
}

const cases: Readonly<Record<string, Case>> = {
  "a convolution of a picture": { batch: 8, into: 3, out: 16, size: [9, 7], kernel: 3, padding: 1 },
  "a large kernel with a stride, of a picture": {
    batch: 8,
    into: 3,
    out: 8,
    size: [17, 15],
    kernel: 7,
    stride: 2,
    padding: 3,
  },
  "a 3×3 convolution": { batch: 16, into: 16, out: 32, size: [8, 8], kernel: 3, padding: 1 },
  "a 3×3 convolution with a stride that fits": {
    batch: 8,
    into: 16,
    out: 16,
    size: [8, 6],
    kernel: 3,
    stride: 2,
    padding: 1,
  },
  "a 3×3 convolution with a stride that leaves positions over": {
    batch: 8,
    into: 16,
    out: 16,
    size: [9, 8],
    kernel: 3,
    stride: 3,
    padding: 1,
  },
  "a 3×3 convolution with a dilation": {
    batch: 8,
    into: 16,
    out: 16,
    size: [9, 9],
    kernel: 3,
    padding: 2,
    dilation: 2,
  },
  "a 3×3 convolution without padding": { batch: 8, into: 16, out: 16, size: [5, 6], kernel: 3 },
  "a 3×3 convolution with more padding than it reaches": {
    batch: 8,
    into: 16,
    out: 16,
    size: [5, 5],
    kernel: 3,
    padding: 3,
  },
  "examples that are no blocks": { batch: 3, into: 16, out: 16, size: [6, 6], kernel: 3, padding: 1 },
  "a 1×1 convolution": { batch: 4, into: 32, out: 16, size: [8, 8], kernel: 1 },
  "a 1×1 convolution of few positions": { batch: 2, into: 64, out: 64, size: [2, 3], kernel: 1, bias: true },
  "a 1×1 convolution with a stride": { batch: 4, into: 16, out: 16, size: [9, 8], kernel: 1, stride: 2 },
  "a 1×1 convolution with padding": { batch: 8, into: 16, out: 16, size: [4, 4], kernel: 1, padding: 1 },
  "a bias": { batch: 8, into: 16, out: 16, size: [6, 6], kernel: 3, padding: 1, bias: true },
  "odd channels": { batch: 8, into: 12, out: 20, size: [6, 6], kernel: 3, padding: 1 },
  "odd channels on one side": { batch: 8, into: 16, out: 12, size: [6, 6], kernel: 3, padding: 1 },
  "odd channels on the other side": { batch: 8, into: 12, out: 16, size: [6, 6], kernel: 3, padding: 1 },
  "groups that are blocks": { batch: 8, into: 32, out: 32, size: [6, 6], kernel: 3, padding: 1, groups: 2 },
  "groups that are no blocks": { batch: 8, into: 32, out: 32, size: [6, 6], kernel: 3, padding: 1, groups: 8 },
  "channel by channel": { batch: 8, into: 16, out: 16, size: [6, 6], kernel: 3, padding: 1, groups: 16 },
  "maps of one column": { batch: 8, into: 16, out: 16, size: [7, 1], kernel: 1 },
  "a pool whose last window is cut off": {
    batch: 8,
    into: 16,
    out: 16,
    size: [7, 7],
    kernel: 3,
    padding: 1,
    pool: true,
  },
};

function graphOf(name: string, given: Case): Graph {
  const {
    batch,
    into,
    out,
    size: [height, width],
    kernel,
    stride = 1,
    padding = 0,
    dilation = 1,
    groups = 1,
  } = given;
  const zeros = { kind: "zeros" } as const;
  const b = new GraphBuilder(name);
  const calculate = formulasBelow(b, "loss");
  const x = b.input("x", { dtype: "float32", axes: axes({ batch, channel: into, height, width }) });
  const weight = b.parameter("weight", axes({ out, in: into / groups, height: kernel, width: kernel }), zeros);
  const windows = squareWindow({ size: kernel, stride, padding, dilation });
  const convolved = only(b.apply(conv, [x, weight], { groups, windows }, "conv"));
  const vectors = ["gamma", "beta"].map((vector) => b.parameter(vector, axes({ channel: out }), zeros));
  const [normalized = x, mean = x] = b.apply(batchNormTraining, [convolved, ...vectors], { epsilon: 1e-5 }, "norm");
  const active = only(b.apply(relu, [normalized], {}, "relu"));
  const gate = calculate.exp(calculate.multiply(calculate.reduceSum(active, ["height", "width"]), 0.01));
  const gated = calculate.add(calculate.multiply(active, gate), normalized);
  const pooled =
    given.pool === true
      ? only(b.apply(maxPool, [gated], { windows: squareWindow({ size: 2, stride: 2 }), ceil: true }, "pool"))
      : gated;
  const last = b.parameter("last", axes({ out: 8, in: out, height: 1, width: 1 }), zeros);
  const bias = given.bias === true ? [b.parameter("bias", axes({ out: 8 }), zeros)] : [];
  const y = only(b.apply(conv, [pooled, last, ...bias], { groups: 1, windows: squareWindow({ size: 1 }) }, "last"));
  b.output("loss", calculate.reduceSum(calculate.multiply(y, y), ["batch", "channel", "height", "width"]));
  b.output("mean", mean);
  const names = graphNames(b.build());
  return updated(differentiate(b.build(), { of: "loss", withRespectTo: [...names, "x"] }));
}

function graphNames(graph: Graph): readonly string[] {
  return graph.state().map(({ name }) => name);
}

/** SGD with weight decay, and the norm of all gradients. */
function updated(graph: Graph): Graph {
  const b = GraphBuilder.continuing(graph);
  const squares = graph.values.flatMap((value) => {
    const { source } = value;
    const gradient = source.kind === "parameter" ? graph.outputs[`gradient.${source.name}`] : undefined;
    if (source.kind !== "parameter" || gradient === undefined) return [];
    const calculate = formulasBelow(b, `update.${source.name}`);
    b.update(source.name, calculate.subtract(calculate.multiply(value, 0.99), calculate.multiply(gradient, 0.1)));
    return [
      calculate.reduceSum(
        calculate.multiply(gradient, gradient),
        value.axes.map(({ name }) => name),
      ),
    ];
  });
  const calculate = formulasBelow(b, "norm");
  b.output(
    "norm",
    squares.reduce((sum, square) => calculate.add(sum, square)),
  );
  return b.build();
}

/** Numbers between -1 and 1 that depend on a name. */
function numbers(name: string, shape: readonly number[]): Tensor<"float32"> {
  let state = 7;
  for (let index = 0; index < name.length; index += 1) state = (state * 31 + (name.codePointAt(index) ?? 0)) >>> 0;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  };
  return float32Tensor(shape, Float32Array.from({ length: shape.reduce((product, size) => product * size, 1) }, next));
}

function relativeDistance(found: Float32Array, expected: Float32Array): number {
  const norm = (values: Float32Array): number => Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0));
  return norm(found.map((value, index) => value - (expected[index] ?? Number.NaN))) / Math.max(norm(expected), 1e-3);
}

function skipWithoutBlocks(context: Context): never {
  return skipBecause(context, "onnxruntime has no operators on blocks of channels for this processor");
}

describe("the layouts of a step", () => {
  let engine: OnnxEngine;
  let block: number | undefined;
  before(async () => {
    engine = await OnnxEngine.start({ threads: 1 });
    block = await blockSize(engine);
  });
  after(() => engine.close());

  for (const [name, given] of Object.entries(cases))
    for (const which of ["portable", "blocked"] as const)
      it(`compute ${name} as inference does: ${which}`, async function () {
        if (which === "blocked" && block === undefined) skipWithoutBlocks(this);
        const layout: StepLayout = which === "portable" ? portable : blockedLayout(block ?? 1);
        const graph = graphOf(name, given);
        const x = numbers("x", graph.inputs["x"]?.axes.map(({ size }) => Number(size)) ?? []);
        const state = new Map(graph.state().map(({ name: own, shape }) => [own, numbers(own, shape)]));
        const updates = Object.fromEntries(graphNames(graph).map((own) => [own, `next/${own}`]));
        const program = { graph: withUpdatesAsOutputs(graph, updates), state };
        const session = await engine.load(await encodeOnnx(program));
        const expected = await session.run({ x });
        await session.release();
        const found = await runStep(engine, { graph, layout }, { x, ...Object.fromEntries(state) });
        expect(Object.keys(found)).to.have.members(Object.keys(expected));
        const far = Object.entries(expected).flatMap(([output, tensor]) => {
          const distance = relativeDistance(
            requireFloat32(found[output], output).data,
            requireFloat32(tensor, output).data,
          );
          return distance <= 2e-5 ? [] : [[output, distance]];
        });
        expect(far).to.deep.equal([]);
      });

  it("are refused where a small step comes out otherwise, or an operator is missing", async function () {
    if (block === undefined) skipWithoutBlocks(this);
    const layout = blockedLayout(block);
    expect(await agreesWithPortable(engine, layout)).to.equal(true);
    const withoutOffset: StepLayout = {
      ...layout,
      affine: (emission, affine) => layout.affine(emission, { ...affine, offset: undefined }),
    };
    expect(await agreesWithPortable(engine, withoutOffset)).to.equal(false);
    const withoutOperator: StepLayout = {
      ...layout,
      fromPlain: (emission, name) => emission.assistIn("com.microsoft.nchwc", "NoSuchOperator", [name]),
    };
    expect(await agreesWithPortable(engine, withoutOperator)).to.equal(false);
  });

  it("are chosen by the processor: blocks where it has vector instructions", async () => {
    const { name } = await layoutOfProcessor();
    expect(name).to.equal(block === undefined ? "portable" : "blocked");
    if (process.arch === "x64") expect(name).to.equal("blocked");
  });
});
