import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { needsPython } from "@netgraft/test-support";
import { expect } from "chai";
import { exportCheck } from "./export-check.js";

describe("an exported file", () => {
  let folder = "";
  before(function () {
    needsPython(this, "onnx", "numpy");
    folder = mkdtempSync(join(tmpdir(), "netgraft-exported-"));
  });
  after(() => {
    if (folder !== "") rmSync(folder, { recursive: true });
  });

  const cases: readonly (readonly [network: string, ...argv: readonly string[]])[] = [
    ["seresnet18"],
    ["seresnext50_32x4d"],
    ["resnet50", "--attach", "se(squeeze=max)@conv2", "--attach", "b=se(gate=hardSigmoid)@output"],
    ["seresnet18", "--dtype", "float16", "--softmax"],
    ["seresnet18", "--portable", "--gates", "layer1.0.se"],
    ["seresnet18", "--opset", "24", "--fold"],
    ["seresnet20_cifar", "--set", "input.channels=1", "--set", "classes=3"],
  ];
  for (const [network, ...argv] of cases) {
    it(`passes onnx.checker with full shape inference, and says what it is: ${[network, ...argv].join(" ")}`, async () => {
      const { checked, config, composed } = await exportCheck(join(folder, "network.onnx"), network, argv);
      expect(checked.metadata).to.include({ "netgraft.name": network, "netgraft.version": "0.1.0" });
      expect(config).to.have.nested.property("backbone.type", "resnet");
      const { channels, height, width } = composed.config.input;
      const batch = argv.includes("--portable") ? 1 : "batch";
      expect(checked.inputs).to.deep.equal({ input: [batch, channels, height, width] });
      expect(checked.outputs).to.deep.include({ logits: [batch, composed.config.classes] });
      const further = Object.keys(checked.outputs).filter((name) => name !== "logits");
      expect(further).to.deep.equal(
        argv.includes("--softmax") ? ["probabilities"] : argv.includes("--gates") ? ["gate.layer1.0.se"] : [],
      );
      expect(JSON.parse(checked.metadata["netgraft.preprocess"] ?? "")).to.include({
        channels,
        height,
        width,
        cropRatio: composed.config.preprocess.cropRatio,
      });
      const state = composed.graph.state().filter(({ name }) => checked.initializers[name] !== undefined);
      expect(state).to.not.be.empty;
      for (const { name, shape } of state) expect(checked.initializers[name], name).to.deep.equal(shape);
    }).timeout(120_000);
  }
});
