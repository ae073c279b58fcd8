import { type NetworkState, numbersOf, type Tensor, tensorFrom } from "@netgraft/core/graph";

/**
 * A state with tensors multiplied channel by channel, along their first axis.
 * @param factors by state-dict name, as many as the tensor has channels
 */
export function scaledChannels(
  state: NetworkState,
  factors: ReadonlyMap<string, readonly number[]>,
): ReadonlyMap<string, Tensor> {
  return new Map(
    [...state].map(([name, tensor]) => {
      const own = factors.get(name);
      return [name, own === undefined ? tensor : scaled(tensor, own)] as const;
    }),
  );
}

function scaled(tensor: Tensor, factors: readonly number[]): Tensor {
  const data = numbersOf(tensor);
  const length = data.length / factors.length;
  return tensorFrom(
    tensor.dtype,
    tensor.shape,
    Float64Array.from(data, (value, index) => value * (factors[Math.floor(index / length)] ?? 1)),
  );
}
