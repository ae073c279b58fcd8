import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Graph } from "@netgraft/core/graph";
import { HubServer } from "@netgraft/test-support";
import { expect } from "chai";
import { openNetwork } from "netgraft";
import { goldenText } from "../support/goldens.js";

describe("a network of the hub under timm's name", function () {
  this.timeout(120_000);
  // By name, how many norms have which epsilon: scripts/goldens/timm_presets.py.
  const goldens = JSON.parse(goldenText("timm-presets.json")) as Readonly<
    Record<string, { readonly epsilons: Readonly<Record<string, number>> }>
  >;
  let server: HubServer;
  let folder = "";

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "netgraft-epsilons-"));
    server = await HubServer.start();
  });
  after(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });

  it("has the epsilons that it has there", async () => {
    const env = { HF_ENDPOINT: server.endpoint, HF_HOME: folder };
    const found: Record<string, Readonly<Record<string, number>>> = {};
    for (const architecture of Object.keys(goldens)) {
      server.commit("timm/any", { "config.json": JSON.stringify({ architecture }) }, architecture);
      const { network } = await openNetwork(`hf-hub:timm/any@${architecture}`, { env });
      found[architecture] = epsilonsOf(network.graph);
    }
    const expected = Object.entries(goldens).map(([name, { epsilons }]) => [name, inNumbers(epsilons)] as const);
    expect(found).to.deep.equal(Object.fromEntries(expected));
  });
});

/** Python writes 1e-05 what is 0.00001 here. */
function inNumbers(counts: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(counts).map(([epsilon, count]) => [String(Number(epsilon)), count]));
}

/** How many norms have which epsilon, but for those of auxiliary heads. */
function epsilonsOf({ nodes, scopes }: Graph): Readonly<Record<string, number>> {
  const heads = scopes.flatMap(({ kind, path }) => (kind === "auxiliary" ? [`${path}.`] : []));
  const epsilons = nodes.flatMap(({ path, attributes: { epsilon } }) =>
    typeof epsilon === "number" && !heads.some((head) => path.startsWith(head)) ? [String(epsilon)] : [],
  );
  return Object.fromEntries(
    [...new Set(epsilons)].map((each) => [each, epsilons.filter((one) => one === each).length]),
  );
}
