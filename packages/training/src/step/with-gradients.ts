import type { LossFunction } from "@netgraft/core";
import {
  formulasBelow,
  type Graph,
  GraphBuilder,
  OptionUnsupportedError,
  runPasses,
  trainingPasses,
  type Value,
} from "@netgraft/core/graph";
import type { Trained } from "./clipped-gradients.js";
import { labelsInput } from "./input-names.js";

/** Forward and backward pass of a network. */
export interface WithGradients {
  /** Its outputs are `loss`, `logits` and the gradients; its updates are of running statistics. */
  readonly graph: Graph;
  readonly trained: readonly Trained[];
  /** Parameters that the loss does not depend on. */
  readonly untrained: readonly string[];
}

/** What of a network stays as it is, by the names of tensors. */
export interface Frozen {
  /** Whether a parameter is not trained. */
  readonly parameters?: ((parameter: string) => boolean) | undefined;
  /** Whether a buffer is kept: batch norms that read it use it in place of the statistics of the batch. */
  readonly statistics?: ((buffer: string) => boolean) | undefined;
}

/** Writes the forward and the backward pass of a network for batches of one size. @throws as `trainingStep` */
export function withGradients(
  network: Graph,
  {
    batch,
    loss,
    auxiliaryWeight,
    frozen: { parameters: isFrozen, statistics: keeps } = {},
  }: {
    readonly batch: number;
    readonly loss: LossFunction;
    readonly auxiliaryWeight: number;
    readonly frozen?: Frozen | undefined;
  },
): WithGradients {
  const passes = trainingPasses({
    batch,
    loss: (forward) => withLoss(forward, loss, auxiliaryWeight),
    keeps,
    ...(isFrozen && { trains: (parameter) => !isFrozen(parameter) }),
  });
  const graph = runPasses("training step", passes, network);
  const parameters = graph.values.flatMap((value): Omit<Trained, "gradient">[] =>
    value.source.kind === "parameter" ? [{ name: value.source.name, parameter: value }] : [],
  );
  const trained = parameters.flatMap((each) => {
    const gradient = graph.outputs[`gradient.${each.name}`];
    return gradient === undefined ? [] : [{ ...each, gradient }];
  });
  const names = new Set(trained.map(({ name }) => name));
  const untrained = parameters.map(({ name }) => name).filter((name) => !names.has(name) && isFrozen?.(name) !== true);
  return { graph, trained, untrained };
}

/** The training form of a network with its input `labels`, and the output `loss`, those of auxiliary heads added. */
function withLoss(forward: Graph, loss: LossFunction, auxiliaryWeight: number): Graph {
  const logits = logitsOf(forward);
  const builder = GraphBuilder.continuing(forward);
  const labelAxes = logits.axes.filter(({ name }) => loss.labels === "probabilities" || name === "batch");
  const labels = builder.input(labelsInput, { dtype: "float32", axes: labelAxes });
  const b = formulasBelow(builder, "loss");
  const ofHeads = auxiliaryWeight === 0 ? [] : auxiliaryLogits(forward);
  const total = ofHeads.reduce(
    (sum, head) => b.add(sum, b.multiply(loss.apply(b, head, labels), auxiliaryWeight)),
    loss.apply(b, logits, labels),
  );
  builder.output("loss", total);
  return builder.build();
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

/** What the auxiliary heads of a network compute: the output of the last node of each. */
function auxiliaryLogits({ scopes, nodes }: Graph): readonly Value[] {
  return scopes
    .filter(({ kind }) => kind === "auxiliary")
    .flatMap(({ path }) => nodes.findLast((node) => node.path.startsWith(`${path}.`))?.outputs ?? []);
}
