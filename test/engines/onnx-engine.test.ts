import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defaultServices, type Services } from "@netgraft/core";
import { float32Tensor, requireFloat32 } from "@netgraft/core/graph";
import { processes } from "@netgraft/engine-process";
import { createOnnxEngine } from "@netgraft/onnxruntime/node";
import { expect } from "chai";
import { framework } from "../support/framework.js";

const { graph } = framework.compose({
  name: "small-se-resnet",
  input: { channels: 3, height: 8, width: 8 },
  classes: 2,
  backbone: { type: "resnet", block: "basic", layers: [1], width: 4, stem: "cifar" },
  attachments: [{ attach: { type: "se", reduction: 2 } }],
});
/** Weights of alternating sign, so that no output is trivial. */
const state = new Map(
  graph.state().map(({ name, shape }) => {
    const length = shape.reduce((a, b) => a * b, 1);
    const data = Float32Array.from({ length }, (_, k) => (name.endsWith("var") ? 1 : Math.sin(k + name.length)));
    return [name, float32Tensor(shape, data)];
  }),
);
const image = (seed: number): Float32Array => Float32Array.from({ length: 3 * 8 * 8 }, (_, k) => Math.cos(seed + k));

describe("the ONNX engine as core sees it", () => {
  const TMPDIR = process.env["TMPDIR"];
  afterEach(() => {
    if (TMPDIR === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = TMPDIR;
  });

  it("gives each example of a batch what it gives the example alone, and the same again in another process", async () => {
    const engine = createOnnxEngine();
    const images = [image(1), image(2), image(3)];
    const batch = { input: float32Tensor([3, 3, 8, 8], Float32Array.from(images.flatMap((data) => [...data]))) };
    const first = await engine.open({ graph, state }, { threads: 2 });
    const together = requireFloat32((await first.run(batch))["logits"], "logits");
    expect(together.shape).to.deep.equal([3, 2]);
    for (const [index, data] of images.entries()) {
      const alone = requireFloat32((await first.run({ input: float32Tensor([1, 3, 8, 8], data) }))["logits"], "logits");
      for (const [k, value] of alone.data.entries()) expect(together.data[2 * index + k]).to.be.closeTo(value, 1e-5);
    }
    expect(together.data[0]).not.to.be.closeTo(together.data[2] ?? 0, 1e-3);
    expect(await first.benchmark(batch, { warmup: 1, counted: 3 })).to.have.length(3);
    await first.release();
    const second = await engine.open({ graph, state }, { threads: 2 });
    expect((await second.run(batch))["logits"]).to.deep.equal(together);
    await second.release();
  });

  it("runs in the process that showed that it can be used, whatever its threads, and starts another when that is taken", async () => {
    const started: string[] = [];
    const { fork } = defaultServices.get(processes);
    // Of all services, an engine asks for this one alone.
    const services = {
      get: () => ({ fork: (...how: Parameters<typeof fork>) => (started.push(how[0]), fork(...how)) }),
    };
    const engine = createOnnxEngine({ services: services as unknown as Services });
    expect(await engine.availability?.()).to.include({ usable: true });
    const input = float32Tensor([1, 3, 8, 8], image(1));
    for (const count of [1, 2]) {
      const session = await engine.open({ graph, state }, { threads: count });
      expect((await session.run({ input }))["logits"]?.shape).to.deep.equal([1, 2]);
      expect(started).to.have.length(count);
    }
    await engine.close();
  });

  it("names all weights that do not fit, and leaves no file", async () => {
    const wrong = new Map([...state].filter(([name]) => name !== "fc.bias")).set(
      "conv1.weight",
      float32Tensor([1], new Float32Array(1)),
    );
    const folder = await mkdtemp(join(tmpdir(), "netgraft-onnx-"));
    process.env["TMPDIR"] = folder;
    const error: unknown = await createOnnxEngine()
      .open({ graph, state: wrong })
      .catch((caught: unknown) => caught);
    expect(error).to.have.property("code", "NG_MODEL_TENSOR");
    expect(error)
      .to.have.property("message")
      .that.matches(
        /conv1\.weight: .*expected float32 \[4, 3, 3, 3\]; found float32 \[1\][^]*fc\.bias: .*no such tensor/,
      );
    expect(await readdir(folder)).to.deep.equal([]);
    await rm(folder, { recursive: true });
  });
});
