import type { Graph, Network } from "@netgraft/core";
import { expect } from "chai";
import { distance, logitsOf, nameDerivedInput, nameDerivedState } from "../support/run.js";
import type { Place } from "./places.js";
import { composeSmall } from "./small-compose.js";
import { smallOptions } from "./small-options.js";

/**
 * What convolutions' weights are multiplied with, so that the signal keeps its size. √2 does that in a chain of ReLUs; half of GhostNet's modules end without
 * one, and their maps would grow ten thousandfold, beside which what an attachment adds is not seen.
 */
const gains: Readonly<Record<string, number>> = { ghostnet: 1 };

/** The logits of a backbone's network whose state derives from names, for one picture. */
export async function smallLogits(backbone: string, graph: Graph): Promise<readonly (readonly number[])[]> {
  const state = nameDerivedState(graph, gains[backbone] ?? Math.SQRT2);
  return logitsOf(graph, state, nameDerivedInput(graph, 1));
}

/**
 * Composes, counts, exports and runs a small network with an attachment at a place.
 * @param reference the logits without it
 * @throws what composing throws; an AssertionError where a count is wrong, or the output not finite or not changed
 */
export async function checkCombination(
  backbone: string,
  type: string,
  place: Place,
  reference: readonly (readonly number[])[],
): Promise<void> {
  const network = composeSmall(backbone, place.options, [{ attach: { type, ...smallOptions[type] }, ...place.rule }]);
  checkCounts(network, type, place);
  expect(inertNodes(network.graph, type), "nodes of attachments that nothing depends on").to.deep.equal([]);
  const logits = await smallLogits(backbone, network.graph);
  expect(logits.flat().every(Number.isFinite), "finite logits").to.equal(true);
  expect(distance(logits, reference), "the change of the logits").to.be.greaterThan(1e-3);
}

function checkCounts(network: Network, type: string, { blocks, plain }: Place): void {
  const [summary, before] = [network.summary(), plain.summary()];
  const { attachments } = summary;
  expect(attachments.every((each) => each.type === type)).to.equal(true);
  if (blocks === undefined) {
    expect(attachments).to.not.be.empty;
    return;
  }
  expect(attachments, "one in each block").to.have.length(blocks);
  const added = attachments.reduce((total, { parameters }) => total + parameters, 0);
  expect(summary.parameters - before.parameters, "what attachments add").to.equal(added);
  expect(summary.macs).to.be.at.least(before.macs);
}

/** Paths of nodes inside attachments that the outputs do not depend on. What DCA hands on at last goes nowhere. */
function inertNodes(graph: Graph, type: string): readonly string[] {
  const live = new Set<number>();
  const pending = Object.values(graph.outputs);
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    const node = graph.producer(value);
    if (node === undefined || live.has(node.id)) continue;
    live.add(node.id);
    pending.push(...node.inputs);
  }
  const attached = new Set(graph.marks.flatMap((mark) => (mark.kind === "attachment" ? [mark.scope] : [])));
  const inert = graph.nodes.filter(({ id, scope }) => attached.has(scope) && !live.has(id));
  return inert.map(({ path }) => path).slice(0, type === "dca" ? -1 : undefined);
}
