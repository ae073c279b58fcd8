import { attachment, backbone, createFramework, definePlugin, type Plugin, z } from "@netgraft/core";
import { se } from "@netgraft/plugin-se";
import { resnet } from "@netgraft/plugin-resnet";
import { expect } from "chai";
import { framework } from "../support/framework.js";

/** The least of many runs in milliseconds, which other work on the machine disturbs least. */
function best(runs: number, work: () => unknown): number {
  return Math.min(...times(runs, work));
}

/** The middle of many runs in milliseconds. */
function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Milliseconds of processor time, which what else runs on the machine changes little. */
function times(runs: number, work: () => unknown): readonly number[] {
  return Array.from({ length: runs }, () => {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
}

/** Composes and counts a pre-activation ResNet of 9n + 2 layers for CIFAR. */
function composeAndCount(blocks: number): number {
  const block = { type: "preresnet", stem: "cifar", block: "bottleneck", layers: [blocks, blocks, blocks] };
  const input = { height: 32, width: 32 };
  return framework.compose({ name: "deep", input, classes: 10, backbone: block }).summary().parameters;
}

/** A plugin with a backbone, an attachment and a network of its own. */
function smallPlugin(_: unknown, index: number): Plugin {
  const width = z.int().positive().default(64).describe("Channels.");
  return definePlugin({
    name: `plugin-${index}`,
    apiVersion: 1,
    backbones: [
      backbone({
        type: `backbone${index}`,
        summary: "One of many.",
        options: { width },
        sites: { output: "The end." },
        standard: "output",
        build:
          ({ width: channels }) =>
          (b, x) =>
            b.dense("fc", b.flatten(b.globalAveragePool(x)), { channels }),
      }),
    ],
    attachments: [
      attachment({
        type: `attention${index}`,
        summary: "One of many.",
        options: z.strictObject({ width }),
        build: () => (b, x) => b.relu(x),
      }),
    ],
    networks: [
      { name: `network${index}`, summary: "One of many.", config: { backbone: { type: `backbone${index}` } } },
    ],
  });
}

describe("the time to compose and count", () => {
  it("is under 100 ms for a pre-activation ResNet-1001, once warm", () => {
    expect(best(20, () => framework.compose("preresnet1001_cifar").summary())).to.be.lessThan(100);
  });

  it("grows linearly with the depth, from 56 layers to 1001", () => {
    const [least, ...deeper] = [6, 37, 111];
    const time = (blocks = 0): number => times(1, () => composeAndCount(blocks))[0] ?? Number.NaN;
    // In turns, and compared within each, so that other work on the machine meets all depths alike.
    const rounds = Array.from({ length: 15 }, () => ({ first: time(least), others: deeper.map(time) })).slice(3);
    for (const [index, blocks] of deeper.entries()) {
      const layers = (9 * blocks + 2) / (9 * 6 + 2);
      const slower = median(rounds.map(({ first, others }) => (others[index] ?? Number.NaN) / first)) / layers;
      // What grows with the square would take 6 and 18 times as long for a layer.
      expect(slower, `for a layer, with ${layers.toFixed(1)} times as many`).to.be.lessThan(3);
    }
  });

  it("is under 50 ms with 1,000 plugins", () => {
    const many = createFramework({ plugins: [se, resnet, ...Array.from({ length: 1000 }, smallPlugin)] });
    const config = {
      name: "one of many",
      backbone: { type: "resnet", depth: 50 },
      attachments: [{ attach: { type: "se" } }, { attach: { type: "attention999" }, at: "output" }],
    };
    expect(many.plugins).to.have.lengthOf(1002);
    expect(best(15, () => many.compose(config).summary())).to.be.lessThan(50);
    expect(best(15, () => many.compose("network500").summary())).to.be.lessThan(50);
  });
});
