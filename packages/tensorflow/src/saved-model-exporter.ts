import { z } from "@netgraft/core";
import { exporter } from "@netgraft/core/graph";
import { checkState } from "@netgraft/weights";
import { SavedModelTooLargeError } from "./errors.js";
import { lowerInference } from "./lower-inference.js";

/** The most bytes of weights in a model, which is one message of protobuf: 2 GiB, less what else is in it. */
export const mostWeights = 2 ** 31 - 2 ** 25;

/** The exporter of the format `saved-model`. */
export const savedModelExporter = exporter({
  format: "saved-model",
  summary: "a folder that TensorFlow 2 loads, weights as constants and batch norms folded; for inference",
  description:
    "One graph with the tag `serve` and the signature `serving_default`, which `tf.saved_model.load`, TensorFlow Serving and " +
    "tfjs-node's `loadSavedModel` take. Its inputs and outputs have the names of the network's.",
  options: z.strictObject({
    channelsLast: z
      .boolean()
      .default(true)
      .describe(
        "Whether pictures are (batch, height, width, channel), as TensorFlow has them, or (batch, channel, height, width).",
      ),
  }),
  output: "folder",
  async encode({ network, program, options }) {
    checkState(program.graph.state(), program.state);
    const bytes = [...program.state.values()].reduce((sum, { data }) => sum + data.byteLength, 0);
    if (bytes > mostWeights)
      throw new SavedModelTooLargeError({
        at: network.name,
        message: "the weights do not fit into one SavedModel",
        expected: `at most ${mostWeights} bytes`,
        found: `${bytes} bytes`,
      });
    // Protobuf is loaded when a model is made, not when a command starts.
    const { encodeSavedModel } = await import("./model/encode-saved-model.js");
    const { signatures, ...lowered } = lowerInference(program, options);
    const named = Object.fromEntries(Object.values(signatures).map((signature) => ["serving_default", signature]));
    return new Map([["saved_model.pb", [encodeSavedModel({ ...lowered, signatures: named })]]]);
  },
});
