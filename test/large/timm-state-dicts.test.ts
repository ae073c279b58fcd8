import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadWeights, readNpy } from "@netgraft/weights/node";
import { needsPython } from "@netgraft/test-support";
import { expect } from "chai";
import { framework } from "../support/framework.js";
import { runScript } from "../support/python.js";
import { distance, logitsOf } from "../support/run.js";

describe("whole networks with timm's state dicts", function () {
  this.timeout(240_000);
  let folder: string;

  before(async function () {
    needsPython(this, "torch", "safetensors", "numpy");
    folder = await mkdtemp(join(tmpdir(), "netgraft-timm-"));
  });
  after(() => (folder === undefined ? undefined : rm(folder, { recursive: true })));

  for (const [name, size] of [
    ["seresnet50", 224],
    ["seresnext50_32x4d", 160],
    ["legacy_senet154", 97],
  ] as const) {
    it(`${name} at ${size}×${size}`, async () => {
      await runScript("goldens/timm_network.py", [
        name,
        "--size",
        `${size}`,
        `${size}`,
        "--output",
        folder,
        "--classes",
        "1000",
      ]);
      const { graph } = framework.compose({ extends: name, input: { height: size, width: size } });
      const state = await loadWeights(join(folder, "weights.safetensors"), graph.state());
      const logits = rows(await readNpy(join(folder, "logits.npy"), { rank: 2 }));
      expect(
        distance(await logitsOf(graph, state, await readNpy(join(folder, "input.npy"), { rank: 4 })), logits),
      ).to.be.at.most(1e-4);
    });
  }
});

function rows({
  shape: [count = 0, length = 0],
  data,
}: {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}): number[][] {
  return Array.from({ length: count }, (_, row) => [...data.subarray(row * length, (row + 1) * length)]);
}
