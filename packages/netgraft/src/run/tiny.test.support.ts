import type { Framework, Network, WrittenNetworkConfig } from "@netgraft/core";
import { elementCount, float32Tensor, type Tensor } from "@netgraft/core/graph";
import { nameDerivedUniform } from "@netgraft/weights";
import { createFramework } from "../create-framework.js";

/** A network of a few thousand parameters. */
export const tinyConfig: WrittenNetworkConfig = {
  name: "tiny",
  input: { channels: 3, height: 32, width: 32 },
  classes: 5,
  backbone: { type: "resnet", block: "basic", layers: [1, 1], width: 8 },
  attachments: [{ attach: { type: "se", reduction: 4 } }],
};

/** The network, and the framework it is made in. */
export function tiny(change: Partial<WrittenNetworkConfig> = {}): { network: Network; framework: Framework } {
  const framework = createFramework();
  return { framework, network: framework.compose({ ...tinyConfig, ...change } as WrittenNetworkConfig) };
}

/** An array of values that derive from a name. */
export function array(shape: readonly number[], name = "array"): Tensor<"float32"> {
  return float32Tensor(shape, nameDerivedUniform(name, elementCount(shape)));
}
