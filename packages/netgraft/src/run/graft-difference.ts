import type { Network } from "@netgraft/core";
import {
  elementCount,
  type Engine,
  float32Tensor,
  type NetworkState,
  numbersOf,
  type Tensor,
} from "@netgraft/core/graph";
import { nameDerivedUniform } from "@netgraft/weights";
import { startSession } from "./network-session.js";

/** How far the logits of two networks are apart, for a few inputs. */
export interface GraftDifference {
  /** Of one logit, the largest, over the standard deviation of the plain network's. */
  readonly largest: number;
  readonly inputs: number;
}

/** A network with its weights. */
interface WithState {
  readonly network: Network;
  readonly state: NetworkState;
}

/** How many inputs are run. */
const few = 4;

/** How far a grafted network is from the plain one, in an engine. @throws as `startSession` */
export async function graftDifference(
  plain: WithState,
  grafted: WithState,
  options: { readonly engine: Engine; readonly signal?: AbortSignal | undefined },
): Promise<GraftDifference> {
  const input = drawnInput(plain.network);
  const logits = async ({ network, state }: WithState): Promise<ArrayLike<number>> => {
    const session = await startSession(network, state, options);
    try {
      const { logits: found } = await session.run({ input });
      return found === undefined ? [] : numbersOf(found);
    } finally {
      await session.release();
    }
  };
  const [expected, found] = [Array.from(await logits(plain)), await logits(grafted)];
  const mean = expected.reduce((sum, value) => sum + value, 0) / expected.length;
  const spread = Math.sqrt(expected.reduce((sum, value) => sum + (value - mean) ** 2, 0) / expected.length);
  const apart = expected.map((value, index) => Math.abs((found[index] ?? Number.NaN) - value));
  // NaN is the largest of all: it must not be lost.
  const largest = apart.reduce((most, value) => (value > most || Number.isNaN(value) ? value : most), 0);
  return { largest: largest === 0 ? 0 : largest / spread, inputs: input.shape[0] ?? few };
}

/** What rounding makes of the logits, in words. */
export function roundingNote({ largest, inputs }: GraftDifference): string {
  return `not to the bit: for ${inputs} drawn pictures, the largest difference of a logit is ${largest.toExponential(1)} of their spread`;
}

/** Pictures about as far from 0 as those that are normalised. */
function drawnInput({ graph }: Network): Tensor {
  const shape = (graph.inputs["input"]?.axes ?? []).map(({ size }) => (size === "any" ? few : size));
  const values = nameDerivedUniform("input", elementCount(shape));
  return float32Tensor(
    shape,
    values.map((value) => 2 * value),
  );
}
