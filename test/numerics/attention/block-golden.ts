import type { ConvOptions, Graph } from "@netgraft/core";
import { attachmentGraph, attachmentPath, replacementGraph } from "@netgraft/testing";
import { framework } from "../../support/framework.js";
import { goldenText } from "../../support/goldens.js";
import { connectedGraph } from "./connected-graph.js";

type Tensors = Readonly<Record<string, { readonly data: readonly number[] }>>;

/** One case of attention-blocks.json, in this project's own names; see scripts/goldens/attention. */
export interface BlockGolden {
  readonly formula: string;
  readonly type: string;
  readonly options: object;
  /** What the block replaces, where it replaces a convolution. */
  readonly convolution?: ConvOptions;
  readonly shape: readonly number[];
  readonly x: readonly number[];
  readonly dy: readonly number[];
  readonly params: Tensors;
  readonly buffers: Tensors;
  readonly y: readonly number[];
  /** Gradients of Σ y · dy. */
  readonly d_x: readonly number[];
  readonly d_params: Readonly<Record<string, readonly number[]>>;
}

/** What most cases share, and their own in place of it. */
type Port = Pick<BlockGolden, "shape" | "x" | "dy">;

// The file holds the cases by name beside the input and the gradient that most of them share.
const { shape, x, dy, ...stored } = JSON.parse(goldenText("attention-blocks.json")) as Port &
  Readonly<Record<string, Omit<BlockGolden, keyof Port> & Partial<Port>>>;

export const blockGoldens: readonly (readonly [string, BlockGolden])[] = Object.entries(stored)
  .filter(([, { type }]) => type !== undefined)
  .map(([name, golden]) => [name, { shape, x, dy, ...golden }]);

/** The golden's network and what its names begin with. */
export function blockGraph({
  type,
  options,
  convolution,
  shape: [, channels = 0, height = 0, width = 0],
}: BlockGolden): {
  readonly graph: Graph;
  readonly prefix: string;
} {
  const attachment = framework.catalog.attachments.get(type);
  const size = { channels, height, width };
  if (type === "dca") return { graph: connectedGraph(attachment, options, size), prefix: "" };
  const prefix = `${attachmentPath}.${type}.`;
  return {
    prefix,
    graph:
      convolution === undefined
        ? attachmentGraph(attachment, options, size)
        : replacementGraph(attachment, options, size, convolution),
  };
}

/** The values of the golden's state, by its names inside the block. */
export function blockState({ params, buffers }: BlockGolden): Readonly<Record<string, readonly number[]>> {
  return Object.fromEntries(Object.entries({ ...params, ...buffers }).map(([key, { data }]) => [key, data]));
}
