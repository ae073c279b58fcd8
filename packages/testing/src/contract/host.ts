import type { Attachment, Block, Graph, Stage } from "@netgraft/core";
import { parsePlainOptions } from "@netgraft/core/config";
import { compose, type PlacementRule } from "@netgraft/core/graph";
import type { FeatureMapSize } from "../bare-network.js";

/** The sites of the host's blocks, and that between its stages. */
export const hostSites = ["branchInput", "residual", "shortcut", "output", "betweenStages"] as const;

/** How many blocks of the host have each site. */
export function blocksWith(site: (typeof hostSites)[number]): number {
  return site === "betweenStages" ? 1 : 4;
}

/** A network of four residual blocks in two stages that keep the size of the picture, with attachments at the sites named. */
export function hostNetwork(
  attachment: Attachment,
  options: unknown,
  input: FeatureMapSize,
  sites: readonly string[],
): Graph {
  const { type } = attachment;
  const build = attachment.build?.(parsePlainOptions(attachment.options, options));
  if (build === undefined) throw new TypeError(`"${type}" cannot be attached at a site`);
  const rules = sites.map((name): PlacementRule => ({
    id: `${type}_${name}`,
    type,
    options: {},
    where: {},
    target: { kind: "at", name, build },
  }));
  const block: Block = {
    type: "residual",
    stride: 1,
    build: (b, x) => {
      const branch = b.conv("conv", b.site("branchInput", x), { channels: input.channels, kernel: 3 });
      const sum = b.add(b.site("residual", branch), b.site("shortcut", x), { residual: true });
      return b.site("output", b.relu(sum));
    },
  };
  return compose({
    name: "host",
    input,
    backbone: {
      type: "host",
      options: {},
      build: (b, image) => b.stage(stageOf(2, block), b.stage(stageOf(1, block), image)),
    },
    rules,
  });
}

function stageOf(index: number, block: Block): Stage {
  return {
    index,
    name: `stage${index}`,
    reduction: 1,
    blocks: ["0", "1"].map((name) => ({ name, block })),
  };
}
