import { float32Tensor, type NamedTensors, type Tensor } from "@netgraft/core/graph";
import { drawnInputs, trainedState, scalarInputs, type TrainingStep, trainingStep } from "@netgraft/training";
import { belongsTo, nameDerivedUniform } from "@netgraft/weights";
import { expect } from "chai";
import { norm, relativeDistance, tolerance } from "../gradients/relative-distance.js";
import { onEachEngine, onnxLayouts } from "../support/engines.js";
import { framework } from "../support/framework.js";
import { goldenText, type NetworkGolden } from "../support/goldens.js";
import { nameDerivedState } from "../support/run.js";
import { lossOf, optimizerOf } from "./components.js";
import { labelsInTurn, withTraining } from "./train.js";
import { elements } from "../support/elements.js";

/** Every k-th element of a tensor, and the norm of all. */
interface TensorGolden {
  readonly norm: number;
  readonly every: number;
  readonly values: readonly number[];
}

/** The first steps of a network in training-trajectories.json; see scripts/goldens/training/trajectories.py. */
interface TrajectoryGolden {
  readonly id: string;
  readonly config: NetworkGolden["config"];
  readonly batch: number;
  /** How many batches each update takes the mean of their gradients from. */
  readonly accumulate: number;
  readonly freeze?: { readonly modules: readonly string[]; readonly statistics: "keep" | "update" };
  readonly groups?: readonly {
    readonly modules: readonly string[];
    readonly learningRateFactor: number;
    readonly weightDecay?: number;
  }[];
  /** What is drawn for each batch, by input: the rate of a mask, or null for shares from 0 to 1. */
  readonly draws: Readonly<Record<string, number | null>>;
  readonly optimizer: {
    readonly type: string;
    readonly options: Readonly<Record<string, unknown>>;
    readonly learningRate: number;
  };
  /** Of each batch. */
  readonly losses: readonly number[];
  /** After the last step. */
  readonly state: Readonly<Record<string, TensorGolden>>;
}

const goldens = JSON.parse(goldenText("training-trajectories.json")) as readonly TrajectoryGolden[];

onEachEngine(
  "the first steps of training against PyTorch in float64",
  (engine) => {
    for (const { id, config, batch, accumulate, draws, optimizer, losses, state: expected, ...parts } of goldens)
      it(id, async () => {
        const { freeze, groups = [] } = parts;
        const frozen = belongsTo(freeze?.modules ?? []);
        const { graph } = framework.compose({ name: id, ...config });
        const step = trainingStep(graph, {
          batch,
          loss: lossOf("crossEntropy"),
          optimizer: optimizerOf(optimizer.type, optimizer.options),
          accumulate,
          frozen: { parameters: frozen, ...(freeze?.statistics === "keep" ? { statistics: frozen } : {}) },
          groups: groups.map(({ modules, learningRateFactor, weightDecay }) => ({
            has: belongsTo(modules),
            learningRateFactor,
            ...(weightDecay === undefined
              ? {}
              : { optimizer: optimizerOf(optimizer.type, { ...optimizer.options, weightDecay }) }),
          })),
        });
        expect(Object.keys(drawnInputs(step.graph, { step: 1, seed: 1 }))).to.have.members(Object.keys(draws));
        expect(step.untrained).to.deep.equal([]);
        const input = step.graph.inputs["input"] ?? expect.fail("no input");
        const shape = input.axes.map(({ size }) => Number(size));
        const count = shape.reduce((product, size) => product * size, 1);
        const classes = step.graph.outputs["logits"]?.size("channel") ?? 0;
        await withTraining(engine, step, nameDerivedState(graph), async (session) => {
          const found: number[] = [];
          for (let index = 1; index <= losses.length; index += 1) {
            const isLast = index % accumulate === 0;
            const inputs = {
              input: float32Tensor(shape, nameDerivedUniform(`step ${index}`, count)),
              labels: labelsInTurn(batch, classes),
              ...given(step, draws, index),
            };
            const update = { step: index / accumulate, learningRate: optimizer.learningRate };
            const outputs = isLast
              ? await session.step({ ...inputs, ...scalarInputs(step, update) })
              : await session.accumulate(inputs);
            found.push(...elements(outputs["loss"]));
          }
          expect(relativeDistance(found, losses)).to.be.at.most(tolerance);
          const state = trainedState(step, await session.readState());
          expect([...state.keys()]).to.have.members(Object.keys(expected));
          const distances = Object.entries(expected).map(([name, golden]): [string, number] => [
            name,
            distance(state.get(name), golden),
          ]);
          expect(distances.filter(([, far]) => !(far <= tolerance))).to.deep.equal([]);
        });
      });
  },
  onnxLayouts,
);

/** What is drawn for a batch, as scripts/goldens/training/drawn.py derives it from names. */
function given({ graph }: TrainingStep, draws: TrajectoryGolden["draws"], batch: number): NamedTensors {
  const tensors = Object.entries(draws).map(([name, rate]): [string, Tensor<"float32">] => {
    const shape = graph.inputs[name]?.axes.map(({ size }) => Number(size)) ?? [];
    const count = shape.reduce((product, size) => product * size, 1);
    const shares = nameDerivedUniform(`step ${batch} ${name}`, count).map((u) => (u + 1) / 2);
    return [name, float32Tensor(shape, rate === null ? shares : shares.map((u) => (u < rate ? 0 : 1 / (1 - rate))))];
  });
  return Object.fromEntries(tensors);
}

/** How far the stored elements are, or the norm where that is further. */
function distance(tensor: Tensor | undefined, { norm: size, every, values }: TensorGolden): number {
  const data = elements(tensor);
  const stored = data.filter((_, index) => index % every === 0);
  return Math.max(relativeDistance(stored, values), relativeDistance([norm(data)], [size]));
}
