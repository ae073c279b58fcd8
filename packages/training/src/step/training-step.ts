import {
  arithmeticBelow,
  differentiate,
  Graph,
  GraphBuilder,
  type LossFunction,
  OptionUnsupportedError,
  toTraining,
  type UpdateRule,
  type Value,
  withBatch,
} from "@netgraft/core";
import { auxiliaryLogits } from "./auxiliary-logits.js";
import { averageState } from "./average-state.js";
import { clippedGradients } from "./clipped-gradients.js";
import { labelsInput, scalarInput } from "./input-names.js";
import type { Slot } from "./slot.js";
import { updateParameters } from "./update-parameters.js";

export interface TrainingStepOptions {
  /** Pictures in every batch. */
  readonly batch: number;
  readonly loss: LossFunction;
  readonly optimizer: UpdateRule;
  /** The largest norm that all gradients together may have; larger ones are scaled down to it (PyTorch's `clip_grad_norm_`). */
  readonly clipNorm?: number;
  /** What is kept, at every step, of running averages of the parameters and buffers, such as 0.9999; by default there are none. */
  readonly averageDecay?: number;
  /** What the losses of auxiliary heads are multiplied with; 0.3 by default (Szegedy et al. 2015, section 5). */
  readonly auxiliaryWeight?: number;
}

/** One step of training as data. */
export interface TrainingStep {
  /**
   * Inputs: those of the network; `labels`; `optimizer.<name>` for the numbers that the optimizer takes; masks. Outputs:
   * `loss`, `logits`, and `gradientNorm` where gradients are clipped. Its updates are of parameters, buffers and slots.
   */
  readonly graph: Graph;
  /** What the step keeps beside the network's state: buffers of the graph. */
  readonly slots: readonly Slot[];
  readonly optimizer: UpdateRule;
  /** Parameters that the loss does not depend on: they stay as they are. */
  readonly untrained: readonly string[];
}

/**
 * Writes forward pass, loss, backward pass and update of a network as one graph.
 * @param network as composed: its batch is symbolic, its output `logits` [batch, channel]
 * @throws NG_SHAPE where a channel has one value in a batch; NG_OPTION_UNSUPPORTED where the network has no logits;
 * NG_OPERATION_UNSUPPORTED naming each node that has no gradient
 */
export function trainingStep(network: Graph, options: TrainingStepOptions): TrainingStep {
  const { batch, loss, optimizer, clipNorm, averageDecay, auxiliaryWeight = 0.3 } = options;
  const forward = toTraining(withBatch(network, batch));
  const logits = logitsOf(forward);
  const lossBuilder = GraphBuilder.continuing(forward);
  const labelAxes = logits.axes.filter(({ name }) => loss.labels === "probabilities" || name === "batch");
  const labels = lossBuilder.input(labelsInput, { dtype: "float32", axes: labelAxes });
  const b = arithmeticBelow(lossBuilder, "loss");
  const ofHeads = auxiliaryWeight === 0 ? [] : auxiliaryLogits(forward);
  const total = ofHeads.reduce(
    (sum, head) => b.add(sum, b.multiply(loss.apply(b, head, labels), auxiliaryWeight)),
    loss.apply(b, logits, labels),
  );
  lossBuilder.output("loss", total);
  const derived = differentiate(lossBuilder.build(), { of: "loss" });

  const builder = GraphBuilder.continuing(derived);
  const parameters = derived.values.filter(({ source }) => source.kind === "parameter");
  const given = parameters.map((parameter) => ({ name: nameOf(parameter), parameter }));
  const trained = given.flatMap(({ name, parameter }) => {
    const gradient = derived.outputs[`gradient.${name}`];
    return gradient === undefined ? [] : [{ name, parameter, gradient }];
  });
  const clipped = clippedGradients(builder, trained, clipNorm);
  const scalars = Object.fromEntries(
    Object.keys(optimizer.scalars(1, 1)).map((name): [string, Value] => [
      name,
      builder.input(scalarInput(name), { dtype: "float32", axes: [] }),
    ]),
  );
  const slots = [
    ...updateParameters(builder, clipped.trained, optimizer, scalars),
    ...(averageDecay === undefined ? [] : averageState(builder, averageDecay)),
  ];
  const { values, nodes, scopes, marks, inputs, updates } = builder.build();
  // Those of the forward graph are other values where differentiating has replaced nodes.
  const asked = Object.entries(derived.outputs).filter(([output]) => output === "loss" || output === "logits");
  const outputs = {
    ...Object.fromEntries(asked),
    ...(clipped.norm === undefined ? {} : { gradientNorm: clipped.norm }),
  };
  return {
    graph: new Graph({ name: network.name, values, nodes, scopes, marks, inputs, outputs, updates }),
    slots,
    optimizer,
    untrained: given.map(({ name }) => name).filter((name) => !trained.some((other) => other.name === name)),
  };
}

function logitsOf({ outputs }: Graph): Value {
  const logits = outputs["logits"];
  if (logits?.axes.length === 2 && logits.has("batch") && logits.has("channel")) return logits;
  throw new OptionUnsupportedError({
    at: "logits",
    message: "a network that is trained with a loss has an output `logits` with a number for each class",
    expected: "[batch, channel]",
    found: Object.keys(outputs).join(", "),
  });
}

function nameOf({ source }: Value): string {
  return source.kind === "parameter" ? source.name : "";
}
