import {
  differentiate,
  exposing,
  type Exposure,
  formulasBelow,
  type Graph,
  GraphBuilder,
  NothingSelectedError,
  OptionUnsupportedError,
  type Value,
  withBatch,
} from "@netgraft/core/graph";

/** A network for one picture that gives a map inside it, and how a logit depends on it. */
export interface ActivationGraph {
  /** Inputs `input` and `target` [batch, channel], which picks logits; outputs `logits`, {@link map} and {@link gradient}. */
  readonly graph: Graph;
  readonly map: string;
  readonly gradient: string;
}

const kinds = ["feature", "site", "attachment", "node"] as const;

/**
 * The forward pass with one of its maps, and the gradient of Σ target · logits for it.
 * @param at the name of a feature, or the path of a site, an attachment or a node; by default the last feature map
 * @throws NG_NOTHING_SELECTED where there is none, NG_OPTION_UNSUPPORTED where it is no map of channels by height and width or the network has no logits; as
 *   `differentiate`
 */
export function activationGraph(network: Graph, at?: string): ActivationGraph {
  const { graph: exposed, name } = withMap(withBatch(network, 1), at ?? lastFeature(network));
  const { logits } = exposed.outputs;
  if (logits === undefined)
    throw new OptionUnsupportedError({
      at: "classes",
      message: "the network has no classifier, whose classes could be explained",
      expected: "a number of classes above 0",
    });
  const builder = GraphBuilder.continuing(exposed);
  const target = builder.input("target", { dtype: "float32", axes: logits.axes });
  const b = formulasBelow(builder, "score");
  builder.output("score", b.reduceSum(b.multiply(logits, target), ["batch", "channel"]));
  const graph = differentiate(builder.build(), { of: "score", withRespectTo: [name] });
  const gradient = `gradient.${name}`;
  if (graph.outputs[gradient] === undefined)
    throw new OptionUnsupportedError({ at: "at", message: "no class depends on this map", found: name });
  return { graph, map: name, gradient };
}

function lastFeature({ marks }: Graph): string {
  const last = marks.findLast((mark) => mark.kind === "feature");
  return last?.kind === "feature" ? last.name : "";
}

/** The graph with a map as an output of this name. */
function withMap(graph: Graph, path: string): { readonly graph: Graph; readonly name: string } {
  const kind = kinds.find((each) => hasAny(graph, { kind: each, path }));
  // What features there are is the most that one wants to know, where there is nothing of this path.
  const found = exposing(graph, [{ kind: kind ?? "feature", path }]);
  const names = Object.keys(found.outputs).filter((name) => graph.outputs[name] === undefined);
  const [name] = names;
  if (name === undefined || names.length > 1)
    throw new OptionUnsupportedError({ at: "at", message: "one map is explained", found: names.join(", ") });
  assertMap(name, found.outputs[name]);
  return { graph: found, name };
}

function hasAny(graph: Graph, exposure: Exposure): boolean {
  try {
    exposing(graph, [exposure]);
    return true;
  } catch (error) {
    if (error instanceof NothingSelectedError) return false;
    throw error;
  }
}

function assertMap(name: string, value: Value | undefined): void {
  const axes = value?.axes.map((axis) => axis.name) ?? [];
  if (["channel", "height", "width"].every((axis) => axes.includes(axis)) && axes.length === 4) return;
  throw new OptionUnsupportedError({
    at: "at",
    message: `${name} is no map of channels by height and width`,
    expected: "the name of a stage, such as layer4, or the path of a site in a block",
    found: `[${axes.join(", ")}]`,
  });
}
