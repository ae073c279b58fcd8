import type { Graph } from "../graph/graph.js";
import type { Mark } from "../graph/mark.js";
import type { Value } from "../graph/value.js";
import type { BuildAttachment, BuildReplacement } from "./attachment.js";
import type { Block } from "./block.js";
import type { BlockBuilder } from "./block-builder.js";
import { compose } from "./compose.js";
import type { PlacementRule } from "./placement-rule.js";
import type { Where } from "./where.js";

/** How the fake backbone is built: blocks per stage; every stage after the first halves height and width. */
export interface FakeNetwork {
  readonly depths?: readonly number[];
  readonly channels?: number;
  readonly block?: (stride: number) => Block;
}

/** A block with the sites `branchInput`, `conv1` (replaceable, too), `residual`, `shortcut` and `output`. */
export function fakeBlock(stride: number): Block {
  return {
    type: "fake",
    options: { stride },
    stride,
    build(b, x) {
      const channels = x.size("channel") * stride;
      const convolution = { channels, kernel: 3, stride };
      const entered = b.site("branchInput", x);
      const convolved = b.replaceable("conv1", entered, convolution, () =>
        b.relu(b.batchNorm("bn1", b.conv("conv1", entered, convolution))),
      );
      const branch = b.site("residual", b.site("conv1", convolved));
      const projected = stride === 1 ? x : b.conv("downsample", x, { channels, stride });
      return b.site("output", b.relu(b.add(branch, b.site("shortcut", projected), { residual: true })));
    },
  };
}

/** A small network: a stem of stride 2, stages `layer1`, `layer2`, … of fake blocks, and a classifier. */
export function fakeNetwork(
  rules: readonly PlacementRule[] = [],
  { depths = [2, 3], channels = 4, block = fakeBlock }: FakeNetwork = {},
): Graph {
  const build = (b: BlockBuilder, image: Value): Value => {
    const stem = b.conv("conv1", image, { channels, kernel: 3, stride: 2 });
    const features = depths.reduce(
      (x, depth, stage) =>
        b.stage(
          {
            index: stage + 1,
            name: `layer${stage + 1}`,
            reduction: 2 * 2 ** stage,
            blocks: Array.from({ length: depth }, (_, index) => ({
              name: `${index}`,
              block: block(stage > 0 && index === 0 ? 2 : 1),
            })),
          },
          x,
        ),
      stem,
    );
    return b.dense("fc", b.flatten(b.globalAveragePool(features)), { channels: 10 });
  };
  const input = { channels: 3, height: 16, width: 16 };
  return compose({ name: "fake", input, backbone: { type: "fake", options: {}, build }, rules });
}

/** A rule that attaches at a site, by default `residual`, in all blocks. */
export function attach(
  id: string,
  build: BuildAttachment,
  { at = "residual", where = {} }: { at?: string; where?: Where } = {},
): PlacementRule {
  return { id, type: `${id}-type`, options: { made: id }, where, target: { kind: "at", name: at, build } };
}

/** A rule that replaces a convolution, by default `conv1`, in all blocks. */
export function replace(
  id: string,
  build: BuildReplacement,
  { name = "conv1", where = {} }: { name?: string; where?: Where } = {},
): PlacementRule {
  return { id, type: `${id}-type`, options: {}, where, target: { kind: "replace", name, build } };
}

/** Multiplies with a gate of its own: a parameter and three operations. */
export const gated: BuildAttachment = (b, x) =>
  b.multiply(x, b.gate(b.sigmoid(b.conv("fc", b.globalAveragePool(x), { channels: x.size("channel"), bias: true }))));

/** The marks of one kind, in order. */
export function marksOf<K extends Mark["kind"]>(
  { marks }: Graph,
  kind: K,
): readonly Extract<Mark, { readonly kind: K }>[] {
  // The kind is what tells marks apart.
  return marks.filter((mark) => mark.kind === kind) as Extract<Mark, { readonly kind: K }>[];
}

/** The paths of the attachments that were built, in order. */
export function attachmentPaths(graph: Graph): readonly string[] {
  return marksOf(graph, "attachment").map(({ scope }) => graph.scopes[scope]?.path ?? "nowhere");
}
