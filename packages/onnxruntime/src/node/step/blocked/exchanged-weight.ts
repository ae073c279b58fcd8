import type { Emission } from "@netgraft/onnx/lowering";
import { blockedOperator, reshaped } from "./operators.js";

/**
 * A weight in blocks [out, in, height, width] as that of the convolution which passes back: [in, out, height, width],
 * its kernels the other way round. Each block is turned by the operator that leaves blocks; then all change places.
 */
export function exchangedWeight(
  emission: Emission,
  name: string,
  { shape, groups, block }: { readonly shape: readonly number[]; readonly groups: number; readonly block: number },
): string {
  const [out = 1, into = 1, ...kernel] = shape;
  const positions = kernel.reduce((product, size) => product * size, 1);
  const [outs, ins] = [out / groups / block, into / block];
  const count = groups * outs * ins * positions;
  const turned = blockedOperator(emission, "ReorderOutput", [reshaped(emission, name, [count, block, block, 1])], {
    channels: block,
  });
  const places = emission.table(`exchanged ${groups} ${outs} ${ins} ${positions}`, "int64", [count], () => {
    const from: number[] = [];
    for (let group = 0; group < groups; group += 1)
      for (let i = 0; i < ins; i += 1)
        for (let o = 0; o < outs; o += 1)
          for (let position = positions - 1; position >= 0; position -= 1)
            from.push(((group * outs + o) * ins + i) * positions + position);
    return from;
  });
  const moved = emission.assist("Gather", [reshaped(emission, turned, [count, block * block]), places]);
  return reshaped(emission, moved, [into * groups, out / groups, ...kernel]);
}
