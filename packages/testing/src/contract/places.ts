import assert from "node:assert/strict";
import type { Backbone } from "@netgraft/core";
import { type Graph, NetgraftError, summarize } from "@netgraft/core/graph";
import type { TestRunner } from "../runner.js";
import type { BackboneCase } from "./backbone-cases.js";
import { composeBackbone } from "./compose-backbone.js";
import { ownNodes, unusedParts } from "./graph-checks.js";

/** Declares tests of the sites of a backbone, and of its convolutions that can be replaced. */
export function testPlaces(backbone: Backbone, cases: readonly BackboneCase<unknown>[], { it }: TestRunner): void {
  it("has the sites that it declares, and no other", () => {
    const offered = new Set(cases.flatMap((each) => [...sitesOf(composeBackbone(backbone, each)).keys()]));
    assert.deepEqual([...offered].toSorted(), Object.keys(backbone.sites).toSorted());
  });

  it("has its standard site in every case", () => {
    for (const each of cases)
      assert.ok(
        sitesOf(composeBackbone(backbone, each)).has(backbone.standard),
        `there is a site ${backbone.standard}`,
      );
  });

  for (const site of Object.keys(backbone.sites))
    it(`takes an attachment at the site ${site}, and stays as it is elsewhere`, () => {
      for (const each of cases) {
        const plain = composeBackbone(backbone, each);
        const blocks = sitesOf(plain).get(site);
        if (blocks !== undefined) assertAttached(plain, composeBackbone(backbone, each, { at: site }), blocks);
      }
    });

  for (const convolution of backbone.replaceable)
    it(`lets its convolution ${convolution} be replaced`, () => {
      const replaced = cases.map((each) => withReplaced(backbone, each, convolution));
      assert.ok(
        replaced.some((graph) => graph !== undefined),
        `a case has a convolution ${convolution}`,
      );
    });
}

/** How many blocks offer each site. */
function sitesOf({ marks }: Graph): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const mark of marks) if (mark.kind === "site") counts.set(mark.site, (counts.get(mark.site) ?? 0) + 1);
  return counts;
}

/** Fails unless each block has the probe once, its output is used, and all else stands once as without it. */
function assertAttached(plain: Graph, graph: Graph, blocks: number): void {
  assert.deepEqual(ownNodes(graph), ownNodes(plain), "the operations of the backbone");
  const [before, after] = [summarize(plain), summarize(graph)];
  assert.equal(after.attachments.length, blocks, "one attachment in each block that has the site");
  const added = after.attachments.reduce((total, { parameters }) => total + parameters, 0);
  assert.equal(after.parameters - before.parameters, added, "all that is added belongs to attachments");
  const idle = unusedParts(graph).filter((path) => !unusedParts(plain).includes(path));
  assert.deepEqual(idle, [], "attachments that nothing depends on: the block goes on with the value before its site");
}

/** The network with a convolution replaced; nothing where it has none of that name. */
function withReplaced(backbone: Backbone, each: BackboneCase<unknown>, replace: string): Graph | undefined {
  try {
    return composeBackbone(backbone, each, { replace });
  } catch (error) {
    if (error instanceof NetgraftError && error.code === "NG_NOTHING_SELECTED") return undefined;
    throw error;
  }
}
