import type { Network } from "@netgraft/core";
import { requireFloat32, type Tensor } from "@netgraft/core/graph";
import { initialize } from "@netgraft/weights";

/** Normally distributed values, as a normalised picture has: batch × channel × height × width. */
export function randomInput({ config }: Network, batch: number, seed: number): Tensor {
  const { channels, height, width } = config.input;
  const shape = [batch, channels, height, width];
  const initializer = { kind: "normal", deviation: 1 } as const;
  const drawn = initialize([{ name: "input", dtype: "float32", shape, role: "buffer", initializer }], { seed });
  return requireFloat32(drawn.get("input"), "input");
}
