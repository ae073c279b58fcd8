import type { EngineSetUp } from "@netgraft/core/graph";

/** Where a TensorFlow is from, if not from a folder. */
const sources: Readonly<Record<string, string>> = { "tfjs-node": "tfjs-node's own install", pip: "pip" };

/** The set-up of the engine `tensorflow`, as the engine offers it. */
export const tensorFlowSetUp: EngineSetUp = {
  description:
    "Makes @tensorflow/tfjs-node run: by its own install, which downloads a TensorFlow; else with the TensorFlow of --from, " +
    "or one that pip brings (some 250 MB), for which its addon is built.",
  from: "an unpacked libtensorflow, or the folder tensorflow of a Python's site-packages",
  async run({ from, env = process.env, signal, step = () => undefined, line = () => undefined }) {
    // It is loaded when something is set up: it runs programs.
    const { setUpTensorFlow } = await import("./set-up-tensorflow.js");
    const { made, folder, ...details } = await setUpTensorFlow({ from, env, signal, step, line });
    const { version, origin, oneDnn } = details;
    const facts = [`from ${sources[origin] ?? origin}`, oneDnn ? "with oneDNN" : "without oneDNN"].join(", ");
    return { made, title: `TensorFlow ${version} (${facts})`, folder, details: { ...details } };
  },
};
