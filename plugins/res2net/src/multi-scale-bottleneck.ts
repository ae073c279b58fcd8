import type { Block, BlockBuilder, Value } from "@netgraft/core";
import { type BlockPosition, convNorm, expansion, residualBlock } from "@netgraft/plugin-resnet";

/** What a bottleneck of a Res2Net is made from. */
export interface MultiScaleSpec extends BlockPosition {
  /** Parts that the channels are split into. */
  readonly scale: number;
  /** Channels of a part, per group, at 64 planes. */
  readonly baseWidth: number;
  readonly cardinality: number;
  readonly shortcut: "projection" | "averagePool";
  readonly epsilon: number;
  /** Whether the last norm of the branch starts at 0. */
  readonly zeroInit: boolean;
}

/**
 * A bottleneck whose channels are split: each part is filtered by a 3×3 convolution together with what the part before it gave, the last is handed
 * on (Gao et al. 2019, fig. 2b); named as in timm, whose parts see each other only where the shapes do not change.
 */
export function multiScaleBottleneck(spec: MultiScaleSpec): Block {
  const { planes, scale, baseWidth, cardinality, epsilon, zeroInit } = spec;
  const width = Math.floor((planes * baseWidth) / 64) * cardinality;
  const channels = planes * expansion;
  const around = { ...spec, projectionKernel: 1, reduceFirst: 1, activateBranch: false, unitModules: false };
  return residualBlock("multiScaleBottleneck", around, channels, (b, x) => {
    const wide = convNorm(b, 1, x, { channels: width * scale, epsilon, unitModules: false });
    const apart = spec.stride > 1 || x.size("channel") !== channels;
    const joined = b.site("conv2", filtered(b, wide, { ...spec, width, apart }));
    return convNorm(b, 3, joined, { channels, epsilon, unitModules: false, zeroInit, activation: false });
  });
}

interface Parts extends MultiScaleSpec {
  /** Channels of a part. */
  readonly width: number;
  /** Whether each part is filtered by itself, and the last one averaged: where the shapes change. */
  readonly apart: boolean;
}

/** The parts, filtered one after another and joined. */
function filtered(b: BlockBuilder, x: Value, parts: Parts): Value {
  const { scale, width, apart, stride, firstDilation: dilation, cardinality: groups, epsilon } = parts;
  const convolution = { channels: width, kernel: 3, stride, dilation, groups };
  const part = (index: number): Value =>
    scale === 1 ? x : b.slice(x, "channel", { start: index * width, end: (index + 1) * width });
  const results: Value[] = [];
  for (let index = 0; index < Math.max(1, scale - 1); index++) {
    const before = apart ? undefined : results.at(-1);
    const entered = before === undefined ? part(index) : b.add(before, part(index));
    results.push(b.relu(b.batchNorm(`bns.${index}`, b.conv(`convs.${index}`, entered, convolution), { epsilon })));
  }
  if (scale === 1) return results[0] ?? x;
  const last = part(scale - 1);
  // The zeros around the map count, as in the authors' code.
  return b.concat([...results, apart ? b.averagePool(last, { size: 3, stride, padding: 1 }) : last]);
}
