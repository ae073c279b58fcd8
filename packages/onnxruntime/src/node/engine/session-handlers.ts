import type { InferenceSession, Tensor } from "onnxruntime-node";
import type { NamedTensors } from "@netgraft/core/graph";
import type { Handlers } from "@netgraft/engine-process";
import { dtypeOfOrt, tensorOfOrt } from "../../tensor-of-ort.js";
import { type ChangingModel, KeptTraining } from "./kept-training.js";
import { profiled } from "./profiled.js";
import type { Calls, ChangingModelBytes, Port } from "./protocol.js";
import { sessionOptions } from "./session-options.js";

/** The calls on onnxruntime's sessions; errors are onnxruntime's own. */
export function sessionHandlers({ InferenceSession, Tensor }: typeof import("onnxruntime-node")): Handlers<Calls> {
  const sessions = new Map<number, InferenceSession>();
  const trainings = new Map<number, KeptTraining>();

  function sessionOf(id: number): InferenceSession {
    const session = sessions.get(id);
    if (session === undefined) throw new Error("the session has been released");
    return session;
  }

  function trainingOf(id: number): KeptTraining {
    const training = trainings.get(id);
    if (training === undefined) throw new Error("there is no such training");
    return training;
  }

  function feedsOf(inputs: NamedTensors): Record<string, Tensor> {
    return Object.fromEntries(
      Object.entries(inputs).map(([name, { dtype, shape, data }]) => [name, created(dtype, data, shape)]),
    );
  }

  function created(type: string, data: Tensor["data"], shape: readonly number[]): Tensor {
    // onnxruntime's constructor has an overload for each type; it checks that it has the type, and the array of it.
    return new Tensor(type as "float32", data as Float32Array, shape);
  }

  function empty({ type, data, dims, size }: Tensor): Tensor {
    // The array of a tensor that has been made above, and so not the list of strings that it could be.
    const Elements = data.constructor as new (length: number) => Float32Array;
    return created(type, new Elements(size), dims);
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
      return tensorsOf(await sessionOf(session).run(feedsOf(inputs)));
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
    async profile({ inputs, ...request }) {
      return profiled(InferenceSession, request, feedsOf(inputs));
    },
    async openTraining({ session, models: { step, accumulate, predict }, threads }) {
      // What a step needs besides its state changes little from step to step; a plan of its memory would take half as much again.
      const options: InferenceSession.SessionOptions = { ...sessionOptions(threads), enableMemPattern: false };
      // Steps are written as they are to be run: onnxruntime finds next to nothing to rewrite, in a time that grows with
      // the square of their thousands of nodes.
      const asWritten: InferenceSession.SessionOptions = { ...options, graphOptimizationLevel: "disabled" };
      const changing = async ({ model, updates }: ChangingModelBytes): Promise<ChangingModel> => ({
        session: await InferenceSession.create(model, asWritten),
        updates,
      });
      const kept = new KeptTraining({
        step: await changing(step),
        accumulate: accumulate && (await changing(accumulate)),
        predict: predict && (await InferenceSession.create(predict, options)),
      });
      trainings.set(session, kept);
      return true;
    },
    async step({ session, inputs }) {
      return tensorsOf(await trainingOf(session).change("step", feedsOf(inputs), empty));
    },
    async accumulate({ session, inputs }) {
      return tensorsOf(await trainingOf(session).change("accumulate", feedsOf(inputs), empty));
    },
    async undo({ session }) {
      trainingOf(session).undo();
      return true;
    },
    async predict({ session, inputs }) {
      return tensorsOf(await trainingOf(session).predict(feedsOf(inputs)));
    },
    async readState({ session, names }) {
      return tensorsOf(trainingOf(session).read(names));
    },
    async writeState({ session, state }) {
      trainingOf(session).write(feedsOf(state));
      return true;
    },
    async release({ session }) {
      await (sessions.get(session) ?? trainings.get(session))?.release();
      sessions.delete(session);
      trainings.delete(session);
      return true;
    },
  };
}

function portOf(metadata: InferenceSession.ValueMetadata): Port {
  const { name } = metadata;
  if (!metadata.isTensor) throw new Error(`"${name}" is no tensor`);
  return { name, dtype: dtypeOfOrt(name, metadata.type), shape: metadata.shape };
}

function tensorsOf(tensors: Readonly<Record<string, Tensor>>): NamedTensors {
  return Object.fromEntries(Object.entries(tensors).map(([name, tensor]) => [name, tensorOfOrt(name, tensor)]));
}
