import type { Engine, NamedTensors, NetworkState, Tensor, TrainingProgram } from "@netgraft/core/graph";
import { float32Tensor } from "@netgraft/core/graph";

/**
 * An engine in this process, for tests of what surrounds the numbers: a step changes every tensor of the state by what it is fed, so
 * that a batch which is left out, comes twice or in another order shows in each of them. Its logits and its loss are such numbers, too.
 * @param visit told of each call before it is done: `opening`, `step`, `predict`, `readState`, …
 */
export function countingEngine(visit: (call: string) => void = () => undefined): Engine {
  return {
    name: "counting",
    summary: "Counts.",
    unsupported: () => [],
    open: () => Promise.reject(new TypeError("it only trains")),
    async openTraining({ state: first }: TrainingProgram) {
      visit("opening");
      // As a state is read from a file, it has another order.
      const sorted: NetworkState = new Map([...first].toSorted(([a], [b]) => (a < b ? -1 : 1)));
      let [state, before] = [sorted, sorted];
      const step = async (inputs: NamedTensors): Promise<NamedTensors> => {
        const fed = sumOf(Object.values(inputs));
        [before, state] = [
          state,
          new Map([...state].map(([name, tensor], index) => [name, moved(tensor, fed, index)])),
        ];
        return outputs(state, inputs);
      };
      const visited =
        <Parameters extends readonly unknown[], Result>(name: string, call: (...parameters: Parameters) => Result) =>
        async (...parameters: Parameters): Promise<Awaited<Result>> => {
          visit(name);
          return await call(...parameters);
        };
      return {
        environment: { runtime: "counting" },
        step: visited("step", step),
        accumulate: visited("accumulate", step),
        undo: visited("undo", () => void (state = before)),
        predict: visited("predict", (inputs: NamedTensors) => outputs(state, inputs)),
        readState: visited("readState", () => state),
        writeState: visited("writeState", (written: NetworkState) => void (state = new Map([...state, ...written]))),
        release: visited("release", () => undefined),
      };
    },
  };
}

/** Between -1 and 1, of all that is in the tensors, each by its place. */
function sumOf(tensors: Iterable<Tensor>): number {
  let sum = 0;
  for (const { data } of tensors)
    for (let index = 0; index < data.length; index += 1) sum = Math.sin(sum + Number(data[index] ?? 0));
  return sum;
}

function moved(tensor: Tensor, fed: number, index: number): Tensor {
  if (tensor.dtype !== "float32") return tensor;
  return float32Tensor(
    tensor.shape,
    tensor.data.map((value) => value * 0.9 + 0.1 * Math.sin(fed * (index + 1))),
  );
}

function outputs(state: NetworkState, inputs: NamedTensors): NamedTensors {
  const [batch = 0] = inputs["input"]?.shape ?? [];
  const number = sumOf([...state.values(), ...Object.values(inputs)]);
  const logits = Float32Array.from({ length: batch * 3 }, (_, index) => Math.sin(number * (index + 1)));
  return { loss: float32Tensor([], Float32Array.of(1 + number)), logits: float32Tensor([batch, 3], logits) };
}
