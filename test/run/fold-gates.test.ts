import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Network, WrittenNetworkConfig } from "@netgraft/core";
import { float32Tensor, type NetworkState, type Tensor } from "@netgraft/core/graph";
import { evaluate } from "@netgraft/testing";
import { expect } from "chai";
import { createFramework, type FoldedGates, foldGates, openNetwork } from "netgraft";
import { onnx } from "../support/engines.js";
import { goldenText } from "../support/goldens.js";
import { distance, nameDerivedInput, nameDerivedState } from "../support/run.js";

const framework = createFramework();
const base: WrittenNetworkConfig = {
  name: "folded",
  input: { height: 24, width: 24 },
  classes: 3,
  backbone: { type: "resnet", block: "basic", layers: [1, 2], width: 8, stem: "cifar" },
  preprocess: { cropRatio: 1 },
};
const se = { type: "se", reduction: 4, bias: true } as const;

describe("folding gates", function () {
  this.timeout(60_000);
  let folder = "";
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "netgraft-fold-"));
    const { pictures } = JSON.parse(goldenText("gates.json")) as { pictures: Record<string, readonly string[]> };
    for (const [name, all] of Object.entries(pictures)) {
      mkdirSync(join(folder, "images", name), { recursive: true });
      for (const [index, bytes] of all.entries())
        writeFileSync(join(folder, "images", name, `${index}.png`), Buffer.from(bytes, "base64"));
    }
  });
  after(() => rmSync(folder, { recursive: true }));

  const compose = (attachments: readonly object[]): Network =>
    framework.compose({ ...base, attachments } as WrittenNetworkConfig);
  const folding = (network: Network, state: NetworkState, options: object = {}): Promise<FoldedGates> =>
    foldGates(
      { framework, network },
      { weights: { state }, engine: onnx.engine, images: "images", cwd: folder, workers: 0, ...options },
    );

  /** The state with gates that no picture moves: what the last layer of some attachments gives is its bias alone. */
  function still(network: Network, paths: readonly string[]): NetworkState {
    return new Map(
      [...nameDerivedState(network.graph)].map(([name, tensor]): [string, Tensor] => {
        if (!paths.some((path) => name === `${path}.fc2.weight`)) return [name, tensor];
        const { shape, data } = tensor;
        return [name, float32Tensor(shape, new Float32Array(data.length))];
      }),
    );
  }

  function logits({ graph }: Network, state: NetworkState): readonly (readonly number[])[] {
    return [[...(evaluate({ graph, state }, { input: nameDerivedInput(graph, 3) })["logits"]?.data ?? [])]];
  }

  for (const [site, into] of [
    ["residual", "bn2"],
    ["output", ""],
    ["conv1", "bn1"],
    ["shortcut", "downsample.1"],
  ] as const)
    it(`takes out those that are constant at ${site}, and computes the same`, async () => {
      const network = compose([{ attach: se, at: site, where: { blocks: [0], stages: [2] } }]);
      const state = still(network, ["layer2.0.se"]);
      if (site === "output") {
        // What comes from the addition is learned in two layers.
        const refusal = await folding(network, state).catch((error: unknown) => error);
        expect(refusal).to.have.property("code", "NG_GATES_KEPT");
        expect(String(refusal)).to.match(/layer2\.0\.se: .*\(add\) does not give a multiple/);
        return;
      }
      const folded = await folding(network, state);
      expect(folded.gates).to.deep.include({
        path: "layer2.0.se",
        type: "se",
        movement: folded.gates[0]?.movement,
        into: [`layer2.0.${into}.weight`, `layer2.0.${into}.bias`],
      });
      expect(folded.network.graph.marks.some(({ kind }) => kind === "gate")).to.equal(false);
      const [before, after] = [logits(network, state), logits(folded.network, folded.state)];
      expect(distance(after, before)).to.be.at.most(1e-6);
      expect(folded.parameters.after).to.equal(0);
    });

  it("keeps the others, in the config, too, which opens again from its folder", async () => {
    const network = compose([{ attach: se, where: { stages: [1, 2] } }]);
    const state = still(network, ["layer1.0.se", "layer2.1.se"]);
    const folded = await folding(network, state, { folder: "folded", atMost: 1e-6 });
    expect(folded.gates.map(({ path, into }) => [path, into !== undefined])).to.deep.equal([
      ["layer1.0.se", true],
      ["layer2.0.se", false],
      ["layer2.1.se", true],
    ]);
    const opened = await openNetwork(join(folder, "folded"));
    expect(logits(opened.network, folded.state)).to.deep.equal(logits(folded.network, folded.state));
    const attachments = opened.network.graph.marks.filter(({ kind }) => kind === "attachment");
    expect(attachments).to.have.lengthOf(1);
  });

  it("says of each that cannot be folded why", async () => {
    const network = compose([
      { attach: { type: "cbam", reduction: 2 }, where: { stages: [1] } },
      { attach: { ...se, gate: "tanh" }, where: { path: "layer2.0" } },
      { id: "gated", attach: se, at: "branchInput", where: { path: "layer2.1" } },
    ]);
    const refusal = await folding(network, nameDerivedState(network.graph), { atMost: 10 }).catch(
      (error: unknown) => error,
    );
    expect(refusal).to.have.property("code", "NG_GATES_KEPT");
    expect(String(refusal))
      .to.match(/layer1\.0\.cbam: its attachment has several gates|layer1\.0\.cbam: it has 2 gates/)
      .and.match(/layer2\.0\.se: its mean is below zero in a channel/)
      .and.match(/layer2\.1\.gated: .* takes what it is given, too/);
  });
});
