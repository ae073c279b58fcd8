import assert from "node:assert/strict";
import type { Attachment, z } from "@netgraft/core";
import { parsePlainOptions } from "@netgraft/core/config";
import { type Graph, summarize } from "@netgraft/core/graph";
import { attachmentGraph } from "../attachment-graph.js";
import { attachmentPath } from "../bare-network.js";
import { testGolden } from "../golden/test-golden.js";
import { replacementGraph } from "../replacement-graph.js";
import { globalRunner, type TestRunner } from "../runner.js";
import { type AttachmentCase, type AttachmentTests, type AttachmentUse, inputOf, nameOf } from "./attachment-cases.js";
import { testDefinition } from "./definition.js";
import { assertRoundTrip, assertSameAgain, ownNodes, unusedParts } from "./graph-checks.js";
import { blocksWith, hostNetwork, hostSites } from "./host.js";
import { assertNeutral, originalGraph } from "./neutral.js";
import { assertComputes, assertDifferentiable } from "./numbers.js";
import { observed } from "./observed.js";
import { assertRefuses } from "./refusal.js";

/**
 * Declares the tests that every attachment has to pass: it keeps the shape at every site, costs what its formula says, builds
 * nothing that is not used and nothing twice, gives finite numbers and gradients that are slopes, survives JSON, describes
 * its options, and refuses what it cannot do. No engine is needed.
 * @param runner by default the global `describe` and `it`
 */
export function testAttachment<Type extends string, Options extends z.ZodType>(
  attachment: Attachment<Type, Options>,
  tests: AttachmentTests<z.input<Options>>,
  runner: TestRunner = globalRunner(),
): void {
  const { cases, refusals = [], goldens = [] } = tests;
  const { describe, it } = runner;
  describe(`the attachment ${attachment.type}`, () => {
    testDefinition(attachment, runner);
    it("is tried in at least one case", () => assert.notEqual(cases.length, 0));
    for (const each of cases) describe(nameOf(each), () => testCase(attachment, each, tests, runner));
    for (const refusal of refusals)
      it(`refuses ${nameOf(refusal)}`, () => assertRefuses(refusal, () => graphOf(attachment, refusal)));
    for (const golden of goldens) testGolden(golden, (use) => graphOf(attachment, use), runner);
  });
}

function testCase(
  attachment: Attachment,
  each: AttachmentCase<unknown>,
  { operations = [] }: AttachmentTests<unknown>,
  { it }: TestRunner,
): void {
  const compose = (): Graph => graphOf(attachment, each);

  it(`learns ${each.parameters} numbers${each.macs === undefined ? "" : `, and takes ${each.macs} multiply-accumulates`}`, () => {
    const { parameters, macs } = summarize(compose());
    assert.equal(parameters, each.parameters, "parameters");
    if (each.macs !== undefined) assert.equal(macs, each.macs, "multiply-accumulates");
  });

  it("is built once, and builds nothing that is not used", () => {
    const { attachment: watched, traces, handedOn } = observed(attachment);
    const graph = graphOf(watched, each);
    assert.equal(traces(), 1, "how often it is built");
    assert.deepEqual(unusedParts(graph, handedOn), [], "parts that nothing depends on");
  });

  // What replaces a convolution has its shape, which composing has checked.
  if (each.convolution === undefined)
    for (const site of hostSites)
      it(`keeps the shape at the site ${site}, and leaves the rest of the network as it is`, () =>
        assertHosted(attachment, each, site));

  it("is the same each time, and after it was written as JSON", () => {
    assertSameAgain(compose);
    assertRoundTrip(compose(), operations);
  });

  it("computes finite numbers, and each example by itself", () => assertComputes(compose()));

  it("has gradients that are its slopes", () => assertDifferentiable(compose()));

  const start = attachment.neutral?.(parsePlainOptions(attachment.options, each.options ?? {}));
  const { convolution } = each;
  if (typeof start === "object" && (convolution === undefined) === (start.replaced === undefined))
    it("changes nothing where it says so, and learns from there", () =>
      assertNeutral(
        compose(),
        `${attachmentPath}.${attachment.type}`,
        start,
        convolution && originalGraph(inputOf(each), convolution),
      ));
}

/** Fails unless each block has the attachment once, and everything else stands once as without it. */
function assertHosted(attachment: Attachment, each: AttachmentCase<unknown>, site: (typeof hostSites)[number]): void {
  const host = (sites: readonly string[]): Graph => hostNetwork(attachment, each.options ?? {}, inputOf(each), sites);
  const [plain, graph] = [host([]), host([site])];
  assert.deepEqual(ownNodes(graph), ownNodes(plain), "the operations of the backbone");
  const { parameters, attachments } = summarize(graph);
  assert.equal(attachments.length, blocksWith(site), "how often it stands in the network");
  // A rule that hands values on may learn more where it receives one.
  const added = attachments.reduce((total, { parameters: own }) => total + own, 0);
  assert.equal(parameters - summarize(plain).parameters, added, "all that is learned belongs to it");
  assert.equal(attachments[0]?.parameters, each.parameters, "what the first of them learns");
}

/** A network that is nothing but the attachment. */
function graphOf(attachment: Attachment, use: AttachmentUse<unknown>): Graph {
  const { options = {}, convolution } = use;
  return convolution === undefined
    ? attachmentGraph(attachment, options, inputOf(use))
    : replacementGraph(attachment, options, inputOf(use), convolution);
}
