import type { LossFunction, UpdateRule } from "@netgraft/core";
import { Graph, GraphBuilder, type Value } from "@netgraft/core/graph";
import { addGradients, meanGradients } from "./accumulated-gradients.js";
import { averageState, warmedUpDecay } from "./average-state.js";
import { clippedGradients } from "./clipped-gradients.js";
import { decayInput } from "./input-names.js";
import { type ParameterGroup, updateByGroups } from "./parameter-groups.js";
import type { Slot } from "./slot.js";
import { type Frozen, withGradients } from "./with-gradients.js";

export interface TrainingStepOptions {
  /** Pictures in every batch. */
  readonly batch: number;
  readonly loss: LossFunction;
  readonly optimizer: UpdateRule;
  /** How many batches one update takes the mean of their gradients from; 1 by default. */
  readonly accumulate?: number;
  /** The largest norm that all gradients together may have; larger ones are scaled down to it (PyTorch's `clip_grad_norm_`). */
  readonly clipNorm?: number | undefined;
  /** What is kept, at every step, of running averages of the parameters and buffers, such as 0.9999; by default there are none. */
  readonly averageDecay?: number | undefined;
  /** Whether less is kept of running averages in the first steps; see `warmedUpDecay`. */
  readonly averageWarmup?: boolean | undefined;
  /** What the losses of auxiliary heads are multiplied with; 0.3 by default (Szegedy et al. 2015, section 5). */
  readonly auxiliaryWeight?: number | undefined;
  /** Parameters with a learning rate or an optimizer of their own; by default there are none. */
  readonly groups?: readonly ParameterGroup[] | undefined;
  /** What stays as it is; by default nothing does. */
  readonly frozen?: Frozen | undefined;
}

/** One step of training as data. */
export interface TrainingStep {
  /**
   * Inputs: those of the network; `labels`; the numbers that `scalars` gives; masks. Outputs:
   * `loss`, `logits`, and `gradientNorm` where gradients are clipped. Its updates are of parameters, buffers and slots.
   */
  readonly graph: Graph;
  /**
   * What is run for all batches of an update but the last, where gradients are accumulated: it adds gradients to slots
   * and updates running statistics. The same inputs but for the optimizer's; outputs `loss` and `logits`.
   */
  readonly accumulate?: Graph;
  /** What the step keeps beside the network's state: buffers of the graph. */
  readonly slots: readonly Slot[];
  /**
   * The numbers that an update takes, by the names of the inputs: what the optimizer asks for, and how much is kept of averages.
   * @param step counted from 1
   */
  readonly scalars: (step: number, learningRate: number) => Readonly<Record<string, number>>;
  /** Parameters that are trained, and that the loss does not depend on: they stay as they are. */
  readonly untrained: readonly string[];
}

/**
 * Writes forward pass, loss, backward pass and update of a network as one graph.
 * @param network as composed: its batch is symbolic, its output `logits` [batch, channel]
 * @throws NG_SHAPE where a channel has one value in a batch; NG_OPTION_UNSUPPORTED where the network has no logits;
 * NG_OPERATION_UNSUPPORTED naming each node that has no gradient
 */
export function trainingStep(network: Graph, options: TrainingStepOptions): TrainingStep {
  const { batch, loss, optimizer, accumulate = 1, clipNorm, averageDecay, auxiliaryWeight = 0.3 } = options;
  const { averageWarmup = false, groups = [], frozen } = options;
  const { graph: derived, trained, untrained } = withGradients(network, { batch, loss, auxiliaryWeight, frozen });

  const builder = GraphBuilder.continuing(derived);
  const mean = meanGradients(builder, trained, accumulate);
  const clipped = clippedGradients(builder, mean.trained, clipNorm);
  const updates = updateByGroups(builder, clipped.trained, optimizer, groups);
  const own = [...mean.slots, ...updates.slots];
  const warmed = averageWarmup ? averageDecay : undefined;
  const decay = warmed === undefined ? averageDecay : builder.input(decayInput, { dtype: "float32", axes: [] });
  const averages = decay === undefined ? [] : averageState(builder, decay, own);
  const norm = clipped.norm === undefined ? {} : { gradientNorm: clipped.norm };
  return {
    graph: withLossAndLogits(builder.build(), norm),
    ...(accumulate === 1 ? {} : { accumulate: accumulatingGraph(derived, trained) }),
    slots: [...own, ...averages],
    scalars: (step, learningRate) => ({
      ...updates.scalars(step, learningRate),
      ...(warmed === undefined ? {} : { [decayInput]: warmedUpDecay(warmed, step) }),
    }),
    untrained,
  };
}

function accumulatingGraph(derived: Graph, trained: Parameters<typeof addGradients>[1]): Graph {
  const builder = GraphBuilder.continuing(derived);
  addGradients(builder, trained);
  return withLossAndLogits(builder.build());
}

/** The graph with these outputs alone, and more: of its gradients nobody asks for any more. */
function withLossAndLogits(graph: Graph, more: Readonly<Record<string, Value>> = {}): Graph {
  const { name, values, nodes, scopes, marks, inputs, updates } = graph;
  const asked = Object.entries(graph.outputs).filter(([output]) => output === "loss" || output === "logits");
  const outputs = { ...Object.fromEntries(asked), ...more };
  return new Graph({ name, values, nodes, scopes, marks, inputs, outputs, updates });
}
