import { batchNorm, conv, type Graph, type Node } from "@netgraft/core/graph";
import type { Grafted } from "./grafted-graph.js";

/** The tensors of a convolution and its norm, by the names that they get in what replaces it; or in words why it cannot be them. */
export type TakenOver = ReadonlyMap<string, string> | string;

/** A convolution, the norm behind it, and the activation behind that, where each is taken by the next alone. */
interface Layers {
  readonly convolution: Node;
  readonly norm: Node | undefined;
  readonly activation: string | undefined;
}

/**
 * What new replacements take over of the network without them: the convolutions that it has instead, in their order.
 * @param graph with the replacements
 * @param plain without them
 */
export function takenOver(graph: Graph, plain: Graph, all: readonly Grafted[]): ReadonlyMap<Grafted, TakenOver> {
  const replacing = all.filter(({ start }) => start.replaced !== undefined);
  const known = new Set(graph.state().map(({ name }) => name));
  const gone = convolutions(plain).filter((node) => !known.has(weightOf(node) ?? ""));
  return new Map(
    replacing.map((each, index) => {
      const { [index]: convolution } = gone;
      if (convolution === undefined || gone.length !== replacing.length)
        return [each, "the convolution that it replaces cannot be told"];
      return [each, pairedBy(each, graph, { graph: plain, convolution })];
    }),
  );
}

function pairedBy(
  { path, start: { replaced } }: Grafted,
  graph: Graph,
  original: { readonly graph: Graph; readonly convolution: Node },
): TakenOver {
  const own = convolutions(graph).find((node) => weightOf(node) === `${path}.${replaced?.convolution}.weight`);
  if (own === undefined) throw new TypeError(`"${path}" has no convolution "${replaced?.convolution}"`);
  const [to, from] = [layersFrom(graph, own), layersFrom(original.graph, original.convolution)];
  if (to.norm === undefined) throw new TypeError(`"${path}" has no norm "${replaced?.norm}"`);
  const known = new Set(graph.state().map(({ name }) => name));
  // A norm that stays, as that of the next layer of a pre-activation block, is not replaced with it.
  if (from.norm === undefined || tensorsOf(from).some((name) => known.has(name)) || from.activation !== to.activation)
    return `${from.convolution.path}, which it replaces, has not a norm and a ${to.activation} behind it alone`;
  const [mine, others] = [signatureOf(to), signatureOf(from)];
  if (mine !== others) return `${from.convolution.path}, which it replaces, is ${others}, and its own path ${mine}`;
  const olds = tensorsOf(from);
  return new Map(tensorsOf(to).map((name, index) => [name, olds[index] ?? ""]));
}

function tensorsOf({ convolution, norm }: Layers): readonly string[] {
  return [...convolution.inputs.slice(1), ...(norm?.inputs.slice(1) ?? [])].flatMap(({ source }) =>
    source.kind === "parameter" || source.kind === "buffer" ? [source.name] : [],
  );
}

/** What two convolutions with their norms have in common that compute the same of the same tensors. */
function signatureOf({ convolution: { inputs, attributes }, norm }: Layers): string {
  const shape = inputs[1]?.axes.map(({ size }) => size).join("×");
  const windows = JSON.stringify(attributes).replaceAll('"', "");
  return `${shape}${inputs.length > 2 ? " with a bias" : ""} ${windows}, epsilon ${JSON.stringify(norm?.attributes["epsilon"])}`;
}

function layersFrom(graph: Graph, convolution: Node): Layers {
  const only = (node: Node | undefined): Node | undefined => {
    const takers = graph.nodes.filter(({ inputs }) => node?.outputs.some((output) => inputs.includes(output)));
    return takers.length === 1 ? takers[0] : undefined;
  };
  const next = only(convolution);
  const norm = next?.operation.kind === batchNorm.kind ? next : undefined;
  return { convolution, norm, activation: norm && only(norm)?.operation.kind };
}

function convolutions({ nodes }: Graph): readonly Node[] {
  return nodes.filter(({ operation }) => operation.kind === conv.kind);
}

function weightOf({ inputs: [, weight] }: Node): string | undefined {
  return weight?.source.kind === "parameter" ? weight.source.name : undefined;
}
