import { diffNetworks, diffSvg, drawNetwork, networkSvg } from "@netgraft/diagram";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openNetwork, reportCharts } from "netgraft";
import { root } from "../workspace.mjs";

/** The pictures of the README and of examples/placements: a network, and two placements of SE with what differs; and a chart of examples/paired. */
export const drawings = [
  {
    path: "docs/images/seresnet50.svg",
    render: async () => networkSvg(await drawing("seresnet50")),
  },
  {
    path: "docs/images/se-and-se-pre.svg",
    render: async () =>
      diffSvg(
        diffNetworks(
          await drawing("examples/placements/se-standard.yaml"),
          await drawing("examples/placements/se-pre.yaml"),
        ),
      ),
  },
  {
    path: "docs/images/sweep-differences.svg",
    render: async () => {
      const report = readFileSync(join(root, "examples/paired/report.json"), "utf8");
      return (await reportCharts(JSON.parse(report))).differences ?? "";
    },
  },
];

/** @param {string} reference */
async function drawing(reference) {
  const { network } = await openNetwork(reference, { cwd: root });
  return drawNetwork(network.graph);
}
