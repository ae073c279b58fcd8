import { float32Tensor, type Graph, GraphBuilder, type NetworkState, type Tensor } from "@netgraft/core/graph";
import { initialStepState, stepInputs, trainingStep } from "@netgraft/training";
import { nameDerivedUniform } from "@netgraft/weights";
import { expect } from "chai";
import { onnx } from "../support/engines.js";
import { lossOf, optimizerOf } from "../training/components.js";
import { labelsInTurn } from "../training/train.js";

const batch = 3;

/** The parameters of a network that one step of SGD does not change. All others are finite afterwards. */
export async function unchangedByStep(graph: Graph, state: NetworkState): Promise<readonly string[]> {
  const step = trainingStep(graph, {
    batch,
    loss: lossOf("crossEntropy", { labelSmoothing: 0.1 }),
    optimizer: optimizerOf("sgd"),
  });
  const parameters = graph.state().flatMap(({ name, role }) => (role === "parameter" ? [name] : []));
  const trained = parameters.filter((name) => !step.untrained.includes(name));
  const found = await onnx.run(
    { graph: withUpdates(step.graph, trained), state: initialStepState(step, state) },
    {
      input: picture(step.graph),
      labels: labelsInTurn(batch, step.graph.outputs["logits"]?.size("channel") ?? 0),
      ...stepInputs(step, { step: 1, learningRate: 1, seed: 1 }),
    },
  );
  for (const name of trained)
    expect(
      found[`next/${name}`]?.data.every((value) => Number.isFinite(value)),
      `${name} is finite`,
    ).to.equal(true);
  const isSame = (name: string): boolean => {
    const [before, after] = [state.get(name)?.data ?? [], found[`next/${name}`]?.data];
    return before.every((value, index) => value === after?.[index]);
  };
  return [...step.untrained, ...trained.filter(isSame)];
}

/** The step as a program that gives what it would make of parameters. */
function withUpdates(graph: Graph, names: readonly string[]): Graph {
  const builder = GraphBuilder.continuing(graph);
  for (const name of names) {
    const next = graph.updates[name];
    if (next !== undefined) builder.output(`next/${name}`, next);
  }
  return builder.build();
}

function picture({ inputs }: Graph): Tensor<"float32"> {
  const shape = inputs["input"]?.axes.map(({ size }) => Number(size)) ?? [];
  const count = shape.reduce((product, size) => product * size, 1);
  return float32Tensor(shape, nameDerivedUniform("input", count));
}
