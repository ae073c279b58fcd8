import type { LossFunction } from "@netgraft/core";
import { axes, float32Tensor, formulasBelow, type Graph, GraphBuilder, type Tensor } from "@netgraft/core/graph";
import { averagedState, trainedState, stepInputs, trainingStep } from "@netgraft/training";
import { nameDerivedUniform } from "@netgraft/weights";
import { expect } from "chai";
import { relativeDistance } from "../gradients/relative-distance.js";
import { onEachEngine } from "../support/engines.js";
import { goldenText } from "../support/goldens.js";
import { catalog, optimizerOf } from "./components.js";
import { withTraining } from "./train.js";
import { elements } from "../support/elements.js";

type Tensors = Readonly<Record<string, readonly number[]>>;

/** One optimizer of training-optimizers.json; see scripts/goldens/training/optimizers.py. */
interface OptimizerGolden {
  readonly name: string;
  readonly type: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly clipNorm?: number;
  /** Of all gradients together, before they are clipped. */
  readonly norms?: readonly number[];
  readonly averageDecay?: number;
  readonly averageWarmup?: boolean;
  readonly averages?: Tensors;
  readonly groups?: readonly {
    readonly parameter: string;
    readonly learningRateFactor: number;
    readonly weightDecay?: number;
  }[];
  /** The learning rate of each step. */
  readonly rates: readonly number[];
  readonly parameters: Tensors;
}

const goldens = JSON.parse(goldenText("training-optimizers.json")) as readonly OptimizerGolden[];
const shapes: Readonly<Record<string, readonly number[]>> = { matrix: [3, 4], vector: [4] };

/** Σ gradient · parameter over both parameters, so that the gradients are inputs. */
function given(): Graph {
  const b = new GraphBuilder("given");
  const calculate = formulasBelow(b, "sum");
  const [row, column] = [
    { name: "row", size: 3 },
    { name: "column", size: 4 },
  ] as const;
  const terms = Object.entries({ matrix: [row, column], vector: [column] }).map(([name, own]) => {
    const shape = [...axes({ batch: "any", channel: 1 }), ...own];
    const gradient = b.input(`gradient of ${name}`, { dtype: "float32", axes: shape });
    const products = calculate.multiply(gradient, b.parameter(name, own, { kind: "zeros" }));
    return calculate.reduceSum(
      products,
      own.map((axis) => axis.name),
    );
  });
  b.output(
    "logits",
    terms.reduce((sum, term) => calculate.add(sum, term)),
  );
  return b.build();
}

const sumOfLogits: LossFunction = {
  labels: "probabilities",
  apply: (b, logits, labels) => b.reduceSum(b.add(logits, b.multiply(labels, 0)), ["batch", "channel"]),
};

/** The values of a tensor that derive from a name, with axes of size 1 before its own. */
function derived(name: string, tensor: string, before: readonly number[] = []): Tensor<"float32"> {
  const shape = shapes[tensor] ?? expect.fail(tensor);
  const count = shape.reduce((product, size) => product * size, 1);
  return float32Tensor([...before, ...shape], nameDerivedUniform(name, count));
}

onEachEngine("optimizers against those of PyTorch and timm in float64", (engine) => {
  it("are compared, all of them", () => {
    expect([...new Set(goldens.map(({ type }) => type))]).to.have.members([...catalog.optimizers.names()]);
  });

  for (const golden of goldens)
    it(golden.name, async () => {
      const { type, options, clipNorm, averageDecay, averageWarmup, groups = [] } = golden;
      const step = trainingStep(given(), {
        batch: 1,
        loss: sumOfLogits,
        optimizer: optimizerOf(type, options),
        ...(clipNorm === undefined ? {} : { clipNorm }),
        ...(averageDecay === undefined ? {} : { averageDecay, averageWarmup }),
        groups: groups.map(({ parameter, learningRateFactor, weightDecay }) => ({
          has: (name) => name === parameter,
          learningRateFactor,
          ...(weightDecay === undefined ? {} : { optimizer: optimizerOf(type, { ...options, weightDecay }) }),
        })),
      });
      const start = new Map(
        Object.keys(shapes).map((name): [string, Tensor<"float32">] => [name, derived(name, name)]),
      );
      await withTraining(engine, step, start, async (session) => {
        const norms: number[] = [];
        for (const [index, learningRate] of golden.rates.entries()) {
          const gradients = Object.keys(shapes).map((name): [string, Tensor<"float32">] => [
            `gradient of ${name}`,
            derived(`${name}, step ${index + 1}`, name, [1, 1]),
          ]);
          const outputs = await session.step({
            ...Object.fromEntries(gradients),
            labels: float32Tensor([1, 1], Float32Array.of(0)),
            ...stepInputs(step, { step: index + 1, learningRate, seed: 1 }),
          });
          if (outputs["gradientNorm"] !== undefined) norms.push(...elements(outputs["gradientNorm"]));
        }
        const state = await session.readState();
        const network = trainedState(step, state);
        expect([...network.keys()]).to.deep.equal(Object.keys(shapes));
        for (const [name, expected] of Object.entries(golden.parameters))
          expect(relativeDistance(elements(network.get(name)), expected), name).to.be.at.most(2e-6);
        expect(norms).to.have.lengthOf(golden.norms?.length ?? 0);
        expect(relativeDistance(norms, golden.norms ?? [])).to.be.at.most(2e-6);
        for (const [name, expected] of Object.entries(golden.averages ?? {}))
          expect(relativeDistance(elements(averagedState(step, state).get(name)), expected), name).to.be.at.most(2e-6);
      });
    });

  it("refuse Nesterov's momentum without momentum", () => {
    const { options } = catalog.optimizers.get("sgd");
    expect(options.safeParse({ nesterov: true }).success).to.equal(false);
    expect(options.safeParse({ nesterov: true, momentum: 0.9 }).success).to.equal(true);
  });
});
