import type { EngineSetUp } from "@netgraft/core/graph";

/** The set-up of the engine `onnx`, as the engine offers it. */
export const onnxSetUp: EngineSetUp = {
  description:
    "Installs onnxruntime-node from npm's registry without its install script, which fetches GPU libraries from elsewhere that nothing " +
    "here needs: for projects whose npm has left the package out because that script failed.",
  async run({ env = process.env, signal, step = () => undefined, line = () => undefined }) {
    // Loaded when something is set up: it runs programs.
    const { setUpOnnxRuntime } = await import("./set-up-onnx-runtime.js");
    const { made, folder, identity } = await setUpOnnxRuntime({ env, signal, step, line });
    return { made, title: `onnxruntime ${identity.version}`, folder, details: { version: identity.version } };
  },
};
