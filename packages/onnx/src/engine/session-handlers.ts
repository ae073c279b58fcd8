import type { InferenceSession, Tensor } from "onnxruntime-node";
import type { TensorData } from "@netgraft/core";
import type { CallName, Calls, Port, Tensors } from "./protocol.js";

/** The execution provider that runs all models. */
export const provider = "cpu";

/** What the engine's process does for each call. */
export type Handlers = { readonly [Name in CallName]: (takes: Calls[Name]["takes"]) => Promise<Calls[Name]["gives"]> };

/** The calls on onnxruntime's sessions; errors are onnxruntime's own. */
export function sessionHandlers({ InferenceSession, Tensor }: typeof import("onnxruntime-node")): Handlers {
  const sessions = new Map<number, InferenceSession>();

  function sessionOf(id: number): InferenceSession {
    const session = sessions.get(id);
    if (session === undefined) throw new Error("the session has been released");
    return session;
  }

  function feedsOf(inputs: Tensors): Record<string, Tensor> {
    return Object.fromEntries(
      Object.entries(inputs).map(([name, { shape, data }]) => [name, new Tensor("float32", data, shape)]),
    );
  }

  return {
    async load({ session: id, model, threads }) {
      const options = sessionOptions(threads);
      // The two forms of the argument are two overloads.
      const session = await (typeof model === "string"
        ? InferenceSession.create(model, options)
        : InferenceSession.create(model, options));
      sessions.set(id, session);
      return { inputs: session.inputMetadata.map(portOf), outputs: session.outputMetadata.map(portOf) };
    },
    async run({ session, inputs }) {
      const outputs = await sessionOf(session).run(feedsOf(inputs));
      return Object.fromEntries(Object.entries(outputs).map(([name, tensor]) => [name, tensorDataOf(name, tensor)]));
    },
    async benchmark({ session: id, inputs, warmup, runs }) {
      const session = sessionOf(id);
      const feeds = feedsOf(inputs);
      for (let run = 0; run < warmup; run += 1) await session.run(feeds);
      const milliseconds: number[] = [];
      for (let run = 0; run < runs; run += 1) {
        const start = performance.now();
        await session.run(feeds);
        milliseconds.push(performance.now() - start);
      }
      return milliseconds;
    },
    async release({ session }) {
      await sessionOf(session).release();
      sessions.delete(session);
      return true;
    },
  };
}

/** `executionMode: "parallel"` shares the threads between branches, which doubles the latency of residual networks. */
function sessionOptions(threads: number): InferenceSession.SessionOptions {
  return {
    executionProviders: [provider],
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionMode: "sequential",
    graphOptimizationLevel: "all",
  };
}

function portOf(metadata: InferenceSession.ValueMetadata): Port {
  return { name: metadata.name, shape: metadata.isTensor ? metadata.shape : [] };
}

function tensorDataOf(name: string, { data, dims }: Tensor): TensorData {
  if (!(data instanceof Float32Array)) throw new Error(`the output "${name}" is not float32`);
  return { shape: dims, data };
}
