import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { float32Tensor } from "@netgraft/core/graph";
import { writeNpy } from "@netgraft/weights/node";
import { folderWith, needsPython, python } from "@netgraft/test-support";
import { expect } from "chai";
import { networkState, publishNetwork } from "netgraft";
import { nameDerivedUniform } from "@netgraft/weights";
import { framework } from "../support/framework.js";
import { distance, logitsOf } from "../support/run.js";

const script = `
import sys
sys.path.insert(0, sys.argv[3])
import torchvision_without_ops
import json, numpy, timm, torch
model = timm.create_model("local-dir:" + sys.argv[1], pretrained=True).eval()
with torch.no_grad():
    logits = model(torch.from_numpy(numpy.load(sys.argv[2])))
recipe = timm.data.resolve_model_data_config(model)
print(json.dumps({"logits": logits.tolist(), "size": recipe["input_size"], "crop": recipe["crop_pct"], "labels": model.pretrained_cfg["label_names"]}))
`;

describe("a network that is published", function () {
  this.timeout(120_000);
  const path = folderWith();
  before(function () {
    needsPython(this, "torch", "safetensors", "numpy");
  });

  for (const channels of [3, 1])
    it(`is loaded by timm, with ${channels} channels`, async () => {
      const labels = ["a", "b", "c"];
      const input = { channels, height: 64, width: 64 };
      const half = Array.from({ length: channels }, () => 0.5);
      const preprocess = { cropRatio: 0.9, rounding: "floor" as const, mean: half, std: half };
      const network = framework.compose({ extends: "regnetx_002", classes: 3, labels, input, preprocess });
      const weights = { seed: 1 };
      const folder = path(`of-${channels}`);
      await publishNetwork({ network, framework }, { to: "me/small", weights, folder });
      const picture = float32Tensor([2, channels, 64, 64], nameDerivedUniform("input", 2 * channels * 64 * 64));
      await writeNpy(path("input.npy"), picture);
      const goldens = new URL("../../../scripts/goldens", import.meta.url).pathname;
      const { stdout } = await promisify(execFile)(python, ["-c", script, folder, path("input.npy"), goldens]);
      // The script above writes it.
      const told = JSON.parse(stdout) as { logits: number[][]; size: number[]; crop: number; labels: string[] };
      const own = await logitsOf(network.graph, await networkState(network, weights), picture);
      expect(distance(own, told.logits)).to.be.at.most(1e-4);
      expect([told.size, told.crop, told.labels]).to.deep.equal([[channels, 64, 64], 0.9, labels]);
    });
});
