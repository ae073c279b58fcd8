import {
  differentiate,
  float32Tensor,
  type Graph,
  GraphBuilder,
  type NetworkState,
  withBatch,
} from "@netgraft/core/graph";
import { attachmentGraph, attachmentPath } from "@netgraft/testing";
import { expect } from "chai";
import { blockGoldens, blockGraph, blockState } from "../numerics/attention/block-golden.js";
import { channelCases, positionCases } from "../numerics/attention/channel-cases.js";
import { type AttentionCase, type AttentionGolden, attentionGoldens } from "../numerics/attention/golden.js";
import { stateOf } from "../numerics/attention/run-case.js";
import { seCases } from "../numerics/attention/se-cases.js";

import { onEachEngine, type TestedEngine } from "../support/engines.js";
import { norm, relativeDistance, tolerance } from "./relative-distance.js";
import { weightedSum } from "./weighted-sum.js";
import { elements } from "../support/elements.js";

/** What comes into a block, what comes back to it, and the gradients that are expected. */
interface Expected {
  readonly shape: readonly number[];
  readonly x: readonly number[];
  readonly dy: readonly number[];
  readonly d_x: readonly number[];
  /** By the names of the graph's parameters. */
  readonly parameters: ReadonlyMap<string, readonly number[]>;
}

onEachEngine("the gradients of attention blocks against float64", (engine) => {
  const { shape, x, dy } = attentionGoldens;
  const cases: Readonly<Record<string, AttentionCase>> = { ...seCases, ...channelCases, ...positionCases };
  for (const [name, each] of Object.entries(cases))
    it(name, async () => {
      const golden = attentionGoldens[name] ?? expect.fail(`attention.json has no case ${name}`);
      const [, channels = 0, height = 0, width = 0] = shape;
      const graph = attachmentGraph(each.attachment, each.options, { channels, height, width });
      const prefix = `${attachmentPath}.${each.attachment.type}.`;
      const parameters = gradientsByName(each, golden).map(([key, value]): [string, readonly number[]] => [
        `${prefix}${key}`,
        value,
      ]);
      const expected = { shape, x, dy, d_x: golden.d_x, parameters: new Map(parameters) };
      await agree(engine, graph, stateOf(graph, prefix, each.state(golden)), expected);
    });

  for (const [name, golden] of blockGoldens)
    it(name, async () => {
      const { graph, prefix } = blockGraph(golden);
      const parameters = new Map(Object.entries(golden.d_params).map(([key, value]) => [`${prefix}${key}`, value]));
      await agree(engine, graph, stateOf(graph, prefix, blockState(golden)), { ...golden, parameters });
    });
});

/** The golden's gradients under the block's names: what becomes of its parameters where these are the gradients. */
function gradientsByName(each: AttentionCase, golden: AttentionGolden): readonly [string, readonly number[]][] {
  const { bn_running: _, ...rest } = golden;
  const params = Object.fromEntries(Object.entries(golden.d_params).map(([key, data]) => [key, { shape: [], data }]));
  return Object.entries(each.state({ ...rest, params })).filter(([, values]) => values.length > 0);
}

async function agree(
  engine: TestedEngine,
  graph: Graph,
  state: NetworkState,
  { shape, x, dy, d_x, parameters }: Expected,
): Promise<void> {
  const [batch = 0] = shape;
  const b = GraphBuilder.continuing(withBatch(graph, batch));
  const y = b.build().outputs["logits"] ?? expect.fail("no logits");
  weightedSum(b, [y]);
  const names = graph.state().flatMap(({ name, role }) => (role === "parameter" ? [name] : []));
  expect([...parameters.keys()]).to.have.members(names);
  const derived = differentiate(b.build(), { of: "loss", withRespectTo: ["input", ...names] });
  const found = await engine.run(
    { graph: derived, state },
    {
      input: float32Tensor(shape, Float32Array.from(x)),
      dy0: float32Tensor(
        y.axes.map(({ size }) => Number(size)),
        Float32Array.from(dy),
      ),
    },
  );
  const all = [["input", d_x] as const, ...parameters];
  // Some are 0 or near it because their parts cancel out, such as that of a bias before a softmax or of a weight before a
  // norm: they are compared with the rounding of what cancels, which is as large as the other gradients.
  const floor = 1e-2 * Math.max(...all.map(([, values]) => norm(values)));
  for (const [name, expected] of all) {
    // What nothing passes back to has the gradient 0.
    const given = found[`gradient.${name}`];
    const gradient = given === undefined ? expected.map(() => 0) : elements(given);
    expect(relativeDistance(gradient, expected, floor), name).to.be.at.most(tolerance);
  }
}
