import type { Framework, WrittenNetworkConfig } from "@netgraft/core";
import type { Flow } from "../model/flow.js";
import { drawNetwork } from "../pass/draw-network.js";
import { siteKind } from "../model/site-kind.js";

/** One kind of block with its sites. */
export interface BlockSites {
  /** The kind, e.g. `inverted residual`. */
  readonly block: string;
  /** The block that is drawn. */
  readonly path: string;
  readonly sites: readonly string[];
  readonly flow: Flow;
}

/**
 * Each kind of block that a network has, with a mark at every site that it offers. Of blocks of one kind the one with most sites
 * is drawn, and of these the one with most boxes.
 * @param framework with the plugin `siteProbes`
 * @param config a network in which nothing is attached
 */
export function drawSites(framework: Framework, config: WrittenNetworkConfig): readonly BlockSites[] {
  const { graph } = framework.compose(config);
  const offered = new Set(
    graph.marks.flatMap((mark) =>
      mark.kind === "site" && graph.scopes[mark.scope]?.kind === "block" ? [mark.site] : [],
    ),
  );
  const attachments = [...offered].map((at) => ({ id: `${siteKind}-${at}`, attach: { type: siteKind }, at }));
  const { details } = drawNetwork(framework.compose({ ...config, attachments }).graph);
  const best = new Map<string, BlockSites>();
  for (const { title, path, flow } of details) {
    const sites = flow.nodes.flatMap(({ shape, lines }) => (shape === "site" ? lines : []));
    const known = best.get(title);
    const isBetter = known === undefined || sizeOf(sites, flow) > sizeOf(known.sites, known.flow);
    if (sites.length > 0 && isBetter) best.set(title, { block: title, path, sites, flow });
  }
  return [...best.values()];
}

/** More sites come first, then more boxes. */
function sizeOf(sites: readonly string[], { nodes }: Flow): number {
  return sites.length * 1000 + nodes.length;
}
