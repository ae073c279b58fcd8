import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { needsPython, python } from "@netgraft/test-support";
import { expect } from "chai";
import { encodeOnnx } from "./export-onnx.js";
import { opsets } from "./lower/opsets.js";
import { smallNetwork } from "./small-network.test.support.js";

const run = (script: string, ...args: string[]) => promisify(execFile)(python, ["-c", script, ...args]);

const check = `
import sys, onnx
for path in sys.argv[1:]:
    onnx.checker.check_model(path, full_check=True)
    model = onnx.load(path)
    inferred = onnx.shape_inference.infer_shapes(model, strict_mode=True, data_prop=True)
    values = {v.name: [d.dim_param or d.dim_value for d in v.type.tensor_type.shape.dim] for v in inferred.graph.value_info}
    print(model.opset_import[0].version, model.ir_version, model.producer_name, model.metadata_props[0].key, len(inferred.graph.node), values["pool"])
`;
import { float32Tensor } from "@netgraft/core/graph";

describe("an exported model", () => {
  it("passes onnx.checker with full shape inference in every operator set", async function () {
    needsPython(this, "onnx");
    const folder = await mkdtemp(join(tmpdir(), "netgraft-onnx-"));
    try {
      const graph = smallNetwork().build();
      const state = new Map(
        graph.state().map(({ name, shape }) => {
          const data = new Float32Array(shape.reduce((a, b) => a * b, 1)).fill(1);
          return [name, float32Tensor(shape, data)];
        }),
      );
      const paths = [];
      for (const opset of opsets) {
        const path = join(folder, `${opset}.onnx`);
        await writeFile(path, await encodeOnnx({ graph, state }, { opset, metadata: { "netgraft.config": "{}" } }));
        paths.push(path);
      }
      const { stdout } = await run(check, ...paths);
      const fileVersions = [7, 7, 8, 8, 8, 8, 9, 9, 10, 10, 11, 12];
      const versions = opsets.map((opset, index) => [opset, fileVersions[index]]);
      expect(stdout.trim().split("\n")).to.deep.equal(
        versions.map(([opset, ir]) => `${opset} ${ir} netgraft netgraft.config 9 ['batch', 4, 4, 4]`),
      );
    } finally {
      await rm(folder, { recursive: true });
    }
  }).timeout(120_000);
});
