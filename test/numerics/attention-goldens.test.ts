import type { NetworkState } from "@netgraft/core";
import { squeezeExcitation } from "@netgraft/plugin-se";
import { attachmentGraph, attachmentPath } from "@netgraft/testing";
import { expect } from "chai";
import type { z } from "zod";
import { goldenText } from "../support/goldens.js";
import { run } from "../support/run.js";

/** One attention block of attention.json: what it computes from `x` with these parameters, in float64. */
interface AttentionGolden {
  readonly formula: string;
  readonly params: Readonly<Record<string, { readonly shape: readonly number[]; readonly data: readonly number[] }>>;
  readonly y: readonly number[];
}

/** The file holds the cases by name beside the one input that all of them share. */
type AttentionGoldens = { readonly shape: readonly number[]; readonly x: readonly number[] } & Readonly<
  Record<string, AttentionGolden>
>;

const goldens = JSON.parse(goldenText("attention.json")) as AttentionGoldens;

/** The cases that are SE with some options. */
const cases: Readonly<Record<string, z.input<typeof squeezeExcitation.options>>> = {
  se_nobias_r2: { reduction: 2 },
  se_bias_r2: { reduction: 2, bias: true },
  se_maxsqueeze_r2: { reduction: 2, squeeze: "max" },
  se_tanh_r2: { reduction: 2, gate: "tanh" },
  se_relu_r2: { reduction: 2, gate: "relu" },
  nosqueeze_r2: { reduction: 2, squeeze: "none" },
  ge_theta_minus_global: { excitation: "none" },
};

/** Names of SE's parameters in the goldens. */
const parameterNames = { w1: "fc1.weight", b1: "fc1.bias", w2: "fc2.weight", b2: "fc2.bias" } as const;

describe("squeeze-and-excitation against its formula in float64", () => {
  const [batch = 0, channels = 0, height = 0, width = 0] = goldens.shape;
  for (const [name, options] of Object.entries(cases)) {
    const golden = goldens[name];
    if (golden === undefined) throw new Error(`attention.json has no case ${name}`);
    it(`${name}: ${golden.formula}`, async () => {
      const graph = attachmentGraph(squeezeExcitation, options, { channels, height, width });
      const state: NetworkState = new Map(
        Object.entries(golden.params).map(([parameter, { shape, data }]) => {
          // The goldens have no other parameters than these four.
          const local = parameterNames[parameter as keyof typeof parameterNames];
          return [`${attachmentPath}.se.${local}`, { shape, data: Float32Array.from(data) }];
        }),
      );
      const { logits } = await run(
        { graph, state },
        { shape: [batch, channels, height, width], data: Float32Array.from(goldens.x) },
      );
      const largest = golden.y.reduce(
        (worst, value, index) => Math.max(worst, Math.abs(value - (logits?.data[index] ?? Number.NaN))),
        0,
      );
      expect(largest).to.be.lessThan(2e-6);
    });
  }
});
