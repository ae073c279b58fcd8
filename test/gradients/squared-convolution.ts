import {
  axes,
  conv,
  differentiate,
  float32Tensor,
  formulasBelow,
  type Graph,
  GraphBuilder,
  type NamedTensors,
  only,
  type Window,
} from "@netgraft/core/graph";

/** The sizes of the input and of the weight, by axis. */
export interface ConvolutionSizes {
  readonly x: Readonly<Record<string, number>>;
  readonly weight: Readonly<Record<string, number>>;
}

/** A convolution as the output `y`, the sum of the squares of its elements, and the gradients of that. */
export function squaredConvolution(
  sizes: ConvolutionSizes,
  attributes: { readonly groups: number; readonly windows: readonly Window[] },
  withRespectTo: readonly string[],
): Graph {
  const b = new GraphBuilder("squares");
  const x = b.input("x", { dtype: "float32", axes: axes(sizes.x) });
  const weight = b.input("weight", { dtype: "float32", axes: axes(sizes.weight) });
  const y = only(b.apply(conv, [x, weight], attributes));
  b.output("y", y);
  const calculate = formulasBelow(b, "loss");
  b.output("loss", calculate.reduceSum(calculate.multiply(y, y), ["batch", "channel", "height", "width"]));
  return differentiate(b.build(), { of: "loss", withRespectTo });
}

/** What the input and the weight are fed. @param element of an index among those of a name */
export function convolutionFeeds(
  sizes: ConvolutionSizes,
  element: (index: number, name: string) => number,
): NamedTensors {
  return Object.fromEntries(
    Object.entries(sizes).map(([name, each]: [string, Readonly<Record<string, number>>]) => {
      const shape = Object.values(each);
      const length = shape.reduce((product, size) => product * size, 1);
      return [
        name,
        float32Tensor(
          shape,
          Float32Array.from({ length }, (_, index) => element(index, name)),
        ),
      ];
    }),
  );
}
