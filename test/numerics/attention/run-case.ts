import type { Attachment, NetworkState } from "@netgraft/core";
import { attachmentGraph, attachmentPath } from "@netgraft/testing";
import { run } from "../../support/run.js";
import type { LocalState } from "./golden.js";

/** A feature map: batch, channel, height and width, row by row. */
export interface FeatureMap {
  readonly shape: readonly number[];
  readonly x: readonly number[];
}

/** What an attachment alone gives for a feature map, with exactly this state. */
export async function outputOf(
  attachment: Attachment,
  options: object,
  local: LocalState,
  { shape, x }: FeatureMap,
): Promise<readonly number[]> {
  const [, channels = 0, height = 0, width = 0] = shape;
  const graph = attachmentGraph(attachment, options, { channels, height, width });
  const given = new Map(
    Object.entries(local).map(([name, data]) => [`${attachmentPath}.${attachment.type}.${name}`, data]),
  );
  const state: NetworkState = new Map(
    graph.state().map((tensor) => {
      const data = given.get(tensor.name);
      given.delete(tensor.name);
      const elements = tensor.shape.reduce((product, size) => product * size, 1);
      if (data?.length !== elements) throw new Error(`${tensor.name}: ${data?.length} elements instead of ${elements}`);
      return [tensor.name, { shape: tensor.shape, data: Float32Array.from(data) }];
    }),
  );
  if (given.size > 0) throw new Error(`the block has no ${[...given.keys()].join(", ")}`);
  const { logits } = await run({ graph, state }, { shape, data: Float32Array.from(x) });
  return [...(logits?.data ?? [])];
}
