import { requireFloat32, type Tensor } from "@netgraft/core/graph";

/** The elements of a tensor that is there and float32, as everything is that networks are trained and predict with. */
export function elements(tensor: Tensor | undefined): Float32Array {
  return requireFloat32(tensor, "a tensor of a test").data;
}
