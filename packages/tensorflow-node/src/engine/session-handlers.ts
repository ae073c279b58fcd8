import type { Handlers } from "@netgraft/engine-process";
import type { Binding, TensorMetadata } from "../native/binding.js";
import type { Calls, Run } from "./protocol.js";
import { fed, fetched } from "./tensor-exchange.js";

/** The calls on sessions of TensorFlow; errors are TensorFlow's own. */
export function sessionHandlers(binding: Binding): Handlers<Calls> {
  /** The numbers that TensorFlow has for sessions, by those that the parent has. */
  const sessions = new Map<number, number>();

  /** Runs a part of the graph, and hands the tensors that come out to `use`; all tensors are gone afterwards. */
  function withOutputs<T>({ session, inputs, fetches }: Run, use: (outputs: readonly TensorMetadata[]) => T): T {
    const loaded = sessions.get(session);
    if (loaded === undefined) throw new Error("the session has been released");
    const tensors: number[] = [];
    try {
      for (const tensor of Object.values(inputs)) tensors.push(fed(binding, tensor));
      const outputs = binding.runSavedModel(loaded, tensors.slice(), Object.keys(inputs).join(), fetches.join());
      for (const { id } of outputs) tensors.push(id);
      return use(outputs);
    } finally {
      for (const id of tensors) binding.deleteTensor(id);
    }
  }

  return {
    async load({ session, folder, tag }) {
      sessions.set(session, binding.loadSavedModel(folder, tag));
      return true;
    },
    run: async (run) => withOutputs(run, (outputs) => outputs.map((output) => fetched(binding, output))),
    async benchmark({ warmup, runs, ...run }) {
      const timed = (): number => {
        const start = performance.now();
        withOutputs(run, () => undefined);
        return performance.now() - start;
      };
      for (let count = 0; count < warmup; count += 1) timed();
      return Array.from({ length: runs }, timed);
    },
    async release({ session }) {
      const loaded = sessions.get(session);
      if (loaded !== undefined) binding.deleteSavedModel(loaded);
      sessions.delete(session);
      return true;
    },
  };
}
