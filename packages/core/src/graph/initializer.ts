import type { DType } from "../tensor/dtype.js";

/**
 * How a parameter or buffer gets its first values: data, so that every engine and every seed can apply it.
 *
 * - `heNormal`: normal with variance 2 / fan (He et al. 2015, eq. 10; PyTorch's `kaiming_normal_` for ReLU);
 *   `fan: "out"` counts out channels × kernel positions, as torchvision and timm initialise convolutions.
 * - `uniformFan`: uniform in ±1/√fanIn, the default of PyTorch's `Linear` and `Conv2d` (weights and biases);
 *   `fanIn` is given because a bias does not show it.
 */
export type Initializer =
  | { readonly kind: "zeros" }
  | { readonly kind: "ones" }
  | { readonly kind: "constant"; readonly value: number }
  | { readonly kind: "normal"; readonly deviation: number }
  | { readonly kind: "heNormal"; readonly fan: "in" | "out" }
  | { readonly kind: "uniformFan"; readonly fanIn: number };

/** A tensor of a network's state, as a state dict lists it: shape in PyTorch's order. */
export interface TensorSpec {
  /** State-dict name, e.g. `layer1.0.conv1.weight`. */
  readonly name: string;
  readonly dtype: DType;
  /** Sizes in storage order (PyTorch's: OIHW for a convolution). */
  readonly shape: readonly number[];
  /** Parameters are learned; buffers (running statistics) are not. */
  readonly role: "parameter" | "buffer";
  /** Whether it is part of an auxiliary head: prediction does without it, so that published weights may lack it. */
  readonly auxiliary?: true;
  readonly initializer: Initializer;
}
