import { NetgraftError, type Network } from "@netgraft/core";
import type { Graph, NetworkState, Tensor } from "@netgraft/core/graph";
import { graftAttachments, type GraftedAttachment } from "@netgraft/weights";
import { onnxLayouts } from "../support/engines.js";
import { startsOf } from "../support/neutral-starts.js";
import { nameDerivedInput, nameDerivedState } from "../support/run.js";
import type { Place } from "./places.js";
import { composeSmall } from "./small-compose.js";
import { smallOptions } from "./small-options.js";

/** A network with attachments that were grafted, or why they cannot be. */
export type GraftTrial =
  | { readonly graph: Graph; readonly state: NetworkState; readonly attachments: readonly GraftedAttachment[] }
  | { readonly refused: string };

/** The state that a plain small network has in these tests. */
export function plainState({ graph }: Network): NetworkState {
  // A gain of √2 lets a deep chain of ReLUs keep its signal.
  return nameDerivedState(graph, Math.SQRT2);
}

/** Grafts attachments, one behind the other, onto a small network at a place; undefined where they cannot be composed there. */
export function tryGraft(
  backbone: string,
  types: readonly string[],
  { options, rule, plain }: Place,
): GraftTrial | undefined {
  try {
    const rules = types.map((type) => ({ id: type, attach: { type, ...smallOptions[type] }, ...rule }));
    const network = composeSmall(backbone, options, rules);
    const trained = plainState(plain);
    const state = new Map([...plainState(network)].map(([name, tensor]) => [name, trained.get(name) ?? tensor]));
    const original = { graph: plain.graph, state: trained };
    return { graph: network.graph, ...graftAttachments(network.graph, state, startsOf(network), "exact", original) };
  } catch (error) {
    if (!(error instanceof NetgraftError)) throw error;
    return error.code === "NG_GRAFT_REFUSED" ? { refused: error.message } : undefined;
  }
}

/** The logits for a picture, computed as the graph is written: onnxruntime's optimizer fuses other networks otherwise. */
export async function writtenLogits(graph: Graph, state: NetworkState): Promise<Tensor["data"]> {
  const [portable] = onnxLayouts;
  const { logits } = (await portable?.run({ graph, state }, { input: nameDerivedInput(graph, 1) })) ?? {};
  if (logits === undefined) throw new TypeError("the network gives no logits");
  return logits.data;
}
