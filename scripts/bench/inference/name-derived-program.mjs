import { nameDerivedWeights } from "@netgraft/weights";
import { createFramework } from "netgraft";

/** A network with weights that derive from their names, so that all that predict compute the same. */
export function nameDerivedProgram({ config, size }) {
  const { graph } = createFramework().compose({
    name: "bench",
    ...config,
    input: { channels: 3, height: size, width: size },
  });
  return { graph, state: nameDerivedWeights(graph.state()) };
}
