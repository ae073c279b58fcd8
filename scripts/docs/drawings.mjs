import { diffNetworks, diffSvg, drawNetwork, networkSvg } from "@netgraft/diagram";
import { openNetwork } from "netgraft";
import { root } from "../workspace.mjs";

/** The pictures of the README and of examples/placements: a network, and two placements of SE with what differs. */
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
];

/** @param {string} reference */
async function drawing(reference) {
  const { network } = await openNetwork(reference, { cwd: root });
  return drawNetwork(network.graph);
}
