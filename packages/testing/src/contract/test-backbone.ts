import assert from "node:assert/strict";
import type { Backbone, z } from "@netgraft/core";
import { describeAxes, featureInfo, type Graph, summarize } from "@netgraft/core/graph";
import { testGolden } from "../golden/test-golden.js";
import { globalRunner, type TestRunner } from "../runner.js";
import type { BackboneCase, BackboneTests, BackboneUse } from "./backbone-cases.js";
import { testBackboneOptions } from "./backbone-options.js";
import { composeBackbone } from "./compose-backbone.js";
import { testDefinition } from "./definition.js";
import { assertRoundTrip, assertSameAgain, unusedParts } from "./graph-checks.js";
import { assertComputes, assertDifferentiable } from "./numbers.js";
import { testPlaces } from "./places.js";
import { assertRefuses } from "./refusal.js";

/**
 * Declares the tests that every backbone has to pass: it counts as published, has the sites that it declares and there
 * takes attachments without changing elsewhere, offers its feature maps, honours or refuses the options of the contract,
 * gives finite numbers and gradients that are slopes, survives JSON, and describes its options. No engine is needed.
 * @param runner by default the global `describe` and `it`
 */
export function testBackbone<Type extends string, Options extends z.ZodType, Site extends string>(
  backbone: Backbone<Type, Options, Site>,
  tests: BackboneTests<z.input<Options>>,
  runner: TestRunner = globalRunner(),
): void {
  const { cases, refusals = [], goldens = [], operations = [] } = tests;
  const { describe, it } = runner;
  describe(`the backbone ${backbone.type}`, () => {
    testDefinition(backbone, runner);
    for (const each of cases)
      describe(nameOf(each), () => {
        testCounts(backbone, each, runner);
        if (each.countOnly !== true) testNetwork(() => composeBackbone(backbone, each), operations, runner);
      });
    const small = cases.filter(({ countOnly }) => countOnly !== true);
    it("is tried in at least one case that is not only counted", () => assert.notEqual(small.length, 0));
    testPlaces(backbone, small, runner);
    for (const each of small.slice(0, 1)) testBackboneOptions(backbone, each, runner);
    for (const refusal of refusals)
      it(`refuses ${nameOf(refusal)}`, () => assertRefuses(refusal, () => composeBackbone(backbone, refusal)));
    for (const golden of goldens)
      testGolden(golden, ({ outputs: classes, ...use }) => composeBackbone(backbone, { ...use, classes }), runner);
  });
}

function testCounts(backbone: Backbone, each: BackboneCase<unknown>, { it }: TestRunner): void {
  const { parameters, macs, features, classes = 7 } = each;

  it(`learns ${parameters} numbers${macs === undefined ? "" : `, and takes ${macs} multiply-accumulates`}`, () => {
    const found = summarize(composeBackbone(backbone, each));
    assert.equal(found.parameters, parameters, "parameters");
    if (macs !== undefined) assert.equal(found.macs, macs, "multiply-accumulates");
  });

  it("ends in one number for each class, and offers its feature maps", () => {
    const graph = composeBackbone(backbone, each);
    assert.equal(describeAxes(graph.outputs["logits"]?.axes ?? []), `[batch: any, channel: ${classes}]`);
    const offered = featureInfo(graph);
    assert.notEqual(offered.length, 0, "each stage marks its end as a feature map");
    if (features !== undefined) assert.deepEqual(offered, features);
    const reductions = offered.map(({ reduction }) => reduction);
    assert.deepEqual(
      reductions,
      reductions.toSorted((a, b) => a - b),
      "feature maps shrink from stage to stage",
    );
  });
}

function testNetwork(
  compose: () => Graph,
  operations: NonNullable<BackboneTests<unknown>["operations"]>,
  { it }: TestRunner,
): void {
  it("is the same each time, and after it was written as JSON", () => {
    assertSameAgain(compose);
    assertRoundTrip(compose(), operations);
  });

  it("builds nothing that is not used", () => {
    const graph = compose();
    // Nothing depends on the outputs of auxiliary heads when a network predicts.
    const heads = graph.scopes.filter(({ kind }) => kind === "auxiliary").map(({ path }) => `${path}.`);
    assert.deepEqual(
      unusedParts(graph).filter((path) => !heads.some((head) => path.startsWith(head))),
      [],
    );
  });

  it("computes finite numbers, and each picture by itself", () => assertComputes(compose()));

  it("has gradients that are its slopes", () => assertDifferentiable(compose()));
}

function nameOf({ name, options }: BackboneUse<unknown>): string {
  return name ?? (options === undefined ? "default options" : JSON.stringify(options));
}
