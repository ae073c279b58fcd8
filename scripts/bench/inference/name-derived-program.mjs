import { nameDerivedWeights } from "@netgraft/weights";
import { createFramework } from "netgraft";

/**
 * A network with weights that derive from their names, so that all that predict compute the same.
 * @param {Pick<import("./predictions.mjs").Prediction, "config" | "size">} prediction
 */
export function nameDerivedProgram({ config, size }) {
  const input = { channels: 3, height: size, width: size };
  // The framework checks it.
  const written = /** @type {import("@netgraft/core").WrittenNetworkConfig} */ ({ ...config, name: "bench", input });
  const { graph } = createFramework().compose(written);
  return { graph, state: nameDerivedWeights(graph.state()) };
}
