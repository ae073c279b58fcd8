import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { axes, conv, float32Tensor, GraphBuilder, only, type Program, squareWindow } from "@netgraft/core/graph";
import { savedModelExporter } from "@netgraft/tensorflow";
import { expect } from "chai";
import { needsTensorFlow } from "../native/set-up.test.support.js";
import { importTfjsNode } from "./import-tfjs-node.js";
import type { TfjsTensor } from "./tfjs-node.js";

/** A 1×1 convolution from two channels to one, of pictures of 1×2 positions. */
function program(): Program {
  const b = new GraphBuilder("small");
  const x = b.input("input", { dtype: "float32", axes: axes({ batch: "any", channel: 2, height: 1, width: 2 }) });
  const w = b.parameter("w", axes({ out: 1, in: 2, height: 1, width: 1 }), { kind: "zeros" });
  const windows = squareWindow({ size: 1, stride: 1, padding: 0 });
  b.output("logits", only(b.apply(conv, [x, w], { groups: 1, windows })));
  const weight = float32Tensor([1, 2, 1, 1], Float32Array.of(1, 10));
  return { graph: b.build(), state: new Map([["w", weight]]) };
}

describe("an exported SavedModel", () => {
  it("is what TensorFlow loads and computes as the network does", async function () {
    needsTensorFlow(this);
    const folder = await mkdtemp(join(tmpdir(), "netgraft-saved-"));
    try {
      const [options, network] = [{ channelsLast: true }, { name: "small", config: {} }];
      const files = await savedModelExporter.encode({ network, program: program(), options, metadata: {} });
      for (const [path, pieces] of files) await writeFile(join(folder, path), [...pieces]);
      const tf = await importTfjsNode();
      const model = await tf.node.loadSavedModel(folder, ["serve"], "serving_default");
      // Two positions of two channels: 1 + 10 · 2, and 3 + 10 · 4.
      const inputs = { input: tf.tensor(Float32Array.of(1, 2, 3, 4), [1, 1, 2, 2]) };
      // Inputs by name give outputs by name.
      const { logits } = model.predict(inputs) as Record<string, TfjsTensor>;
      expect([...((await logits?.data()) ?? [])]).to.deep.equal([21, 43]);
      model.dispose();
    } finally {
      await rm(folder, { recursive: true });
    }
  }).timeout(120_000);
});
