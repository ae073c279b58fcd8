import { float32Tensor, type NetworkState, type Tensor, tensorBytes, tensorFromBytes } from "@netgraft/core/graph";
import { averagePrefix } from "./average-state.js";
import type { TrainingStep } from "./training-step.js";

/**
 * The state from which a network is trained: its own, and the slots of the step as they are at first.
 * @param network has all tensors of the network
 */
export function initialStepState({ slots }: TrainingStep, network: NetworkState): NetworkState {
  const first = slots.flatMap(({ name, shape, initial, of }): [string, Tensor][] => {
    if (initial !== "copy") {
      const elements = shape.reduce((product, size) => product * size, 1);
      return [[name, float32Tensor(shape, new Float32Array(elements).fill(initial))]];
    }
    const tensor = network.get(of);
    return tensor === undefined ? [] : [[name, tensorFromBytes(tensor.dtype, shape, tensorBytes(tensor).slice())]];
  });
  return new Map([...network, ...first]);
}

/** What belongs to the network of the state of a step. */
export function trainedState({ slots }: TrainingStep, state: NetworkState): NetworkState {
  const own = new Set(slots.map(({ name }) => name));
  return new Map([...state].filter(([name]) => !own.has(name)));
}

/** As `trainedState`, with running averages in the place of what they are of. */
export function averagedState(step: TrainingStep, state: NetworkState): NetworkState {
  return new Map(
    [...trainedState(step, state)].map(([name, tensor]) => [name, state.get(`${averagePrefix}${name}`) ?? tensor]),
  );
}
