import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { InferenceSession, InferenceSessionFactory, Tensor } from "onnxruntime-node";
import { type Calls, type ProfileRequest, rewrittenName } from "./protocol.js";
import { runTimes } from "./run-times.js";
import { sessionOptions } from "./session-options.js";

/** Errors alone: onnxruntime warns of every model that it saves as it has rewritten it, which is for this machine. */
const errorsAlone = 3;

/** Runs a model with onnxruntime's own clock at every node, and leaves in the folder the model as it was run. */
export async function profiled(
  sessions: InferenceSessionFactory,
  { model, folder, threads, warmup, runs }: Omit<ProfileRequest, "inputs">,
  feeds: Readonly<Record<string, Tensor>>,
): Promise<Calls["profile"]["gives"]> {
  const session = await sessions.create(model, {
    ...sessionOptions(threads),
    enableProfiling: true,
    profileFilePrefix: join(folder, "profile"),
    optimizedModelFilePath: join(folder, rewrittenName),
    logSeverityLevel: errorsAlone,
    // The weights beside the model: what is read of it are its nodes.
    extra: {
      session: {
        optimized_model_external_initializers_file_name: "weights",
        optimized_model_external_initializers_min_size_in_bytes: "1024",
      },
    },
  } satisfies InferenceSession.SessionOptions);
  try {
    const milliseconds: number[] = [];
    for (let run = 0; run < warmup + runs; run += 1) {
      const start = performance.now();
      await session.run(feeds);
      if (run >= warmup) milliseconds.push(performance.now() - start);
    }
    session.endProfiling();
    // onnxruntime adds the time of day to the name.
    const file = (await readdir(folder)).find((name) => name.startsWith("profile"));
    if (file === undefined) throw new Error("onnxruntime has written no profile");
    return { milliseconds, kernels: runTimes(await readFile(join(folder, file), "utf8"), warmup) };
  } finally {
    await session.release();
  }
}
