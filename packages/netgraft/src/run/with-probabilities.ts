import { type Graph, GraphBuilder, only, OptionUnsupportedError, sigmoid, softmax } from "@netgraft/core/graph";
import type { ProbabilityForm } from "./probability-form.js";

/**
 * A graph that gives `probabilities` beside its logits, in float32 of (batch, channel) as these.
 * @throws NG_OPTION_UNSUPPORTED where it has no logits
 */
export function withProbabilities(graph: Graph, form: ProbabilityForm): Graph {
  const { logits } = graph.outputs;
  if (logits === undefined)
    throw new OptionUnsupportedError({
      at: "probabilities",
      message: "a network without a classifier gives no probabilities",
      expected: "a network with classes",
      found: Object.keys(graph.outputs).join(", "),
    });
  const builder = GraphBuilder.continuing(graph);
  const axis = logits.axes.find(({ name }) => name !== "batch")?.name ?? "channel";
  const probabilities =
    form === "softmax"
      ? builder.apply(softmax, [logits], { axis }, "probabilities")
      : builder.apply(sigmoid, [logits], {}, "probabilities");
  builder.output("probabilities", only(probabilities));
  return builder.build();
}
