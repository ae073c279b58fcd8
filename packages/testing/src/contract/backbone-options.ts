import assert from "node:assert/strict";
import type { Backbone } from "@netgraft/core";
import { featureInfo, type Graph, NetgraftError, summarize } from "@netgraft/core/graph";
import type { TestRunner } from "../runner.js";
import type { BackboneCase } from "./backbone-cases.js";
import { composeBackbone } from "./compose-backbone.js";

/** Declares tests of the options that every backbone honours, or refuses by saying why it cannot. */
export function testBackboneOptions(backbone: Backbone, each: BackboneCase<unknown>, { it }: TestRunner): void {
  const composed = (changed: Readonly<Record<string, unknown>>): Graph | undefined =>
    composedUnlessRefused(backbone, { ...each, options: { ...asObject(each.options), ...changed } });
  const plain = (): Graph => composeBackbone(backbone, each);

  it("dilates instead of striding for a smaller output stride, or says that it cannot", () => {
    for (const outputStride of [16, 8]) {
      const graph = composed({ outputStride });
      if (graph === undefined) continue;
      assert.equal(summarize(graph).parameters, summarize(plain()).parameters, "no parameter changes");
      const deepest = featureInfo(graph).reduce((most, { reduction }) => Math.max(most, reduction), 0);
      assert.ok(
        deepest <= outputStride,
        `feature maps are reduced by ${deepest} with an output stride of ${outputStride}`,
      );
    }
  });

  for (const [option, operation] of [
    ["dropPath", "dropPath"],
    ["dropout", "dropout"],
  ] as const)
    it(`has ${option}, or says that it cannot`, () => {
      const graph = composed({ [option]: 0.2 });
      if (graph === undefined) return;
      assert.ok(
        graph.nodes.some(({ operation: { kind } }) => kind === operation),
        `a node drops with ${option}: 0.2`,
      );
      assert.deepEqual(
        graph.state().map(({ name }) => name),
        plain()
          .state()
          .map(({ name }) => name),
        "no name changes",
      );
    });
}

/** The network, or nothing where the backbone says that it cannot do so. */
function composedUnlessRefused(backbone: Backbone, each: BackboneCase<unknown>): Graph | undefined {
  try {
    return composeBackbone(backbone, each);
  } catch (error) {
    if (error instanceof NetgraftError && error.code === "NG_OPTION_UNSUPPORTED") return undefined;
    throw error;
  }
}

function asObject(options: unknown): object {
  return typeof options === "object" && options !== null ? options : {};
}
