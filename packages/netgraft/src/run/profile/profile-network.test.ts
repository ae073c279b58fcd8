import { expect } from "chai";
import type { Engine, ExecutionProfile, KernelProfile, ProfileOptions } from "@netgraft/core/graph";
import { rejection } from "@netgraft/test-support";
import { initialState } from "../initial-state.js";
import { randomInput } from "../random-input.js";
import { tiny } from "../tiny.test.support.js";
import type { ProfileTree } from "./network-profile.js";
import { profileNetwork } from "./profile-network.js";

describe("profileNetwork", () => {
  const { network, framework } = tiny();
  const onnx = framework.catalog.engines.get("onnx");

  it("finds for every kernel of onnxruntime the node that it computes, and for every node a kernel", async () => {
    const { graph } = network;
    const state = await initialState(graph.state(), 0);
    const options = { threads: 1, warmup: 1, counted: 4 };
    const profile = await onnx.profile?.({ graph, state }, { input: randomInput(network, 2, 0) }, options);
    const { kernels, milliseconds, runs } = profile ?? expect.fail("onnx does not measure itself");
    expect(kernels.filter(({ nodes }) => nodes.length === 0)).to.deep.equal([]);
    const found = new Set(kernels.flatMap(({ nodes }) => nodes));
    expect(graph.nodes.map(({ path }) => path).filter((path) => !found.has(path))).to.deep.equal([]);
    const within = kernels.reduce((sum, kernel) => sum + kernel.milliseconds, 0);
    expect(within).to.be.above(0).and.at.most(milliseconds);
    expect(runs).to.have.lengthOf(4);
  });

  const kernel = (operation: string, milliseconds: number, ...nodes: readonly string[]): KernelProfile => ({
    operation,
    nodes,
    isLayout: operation === "Reorder",
    milliseconds,
    bytes: 1e6,
  });
  /** Takes as long for each example as is written; 100 GFLOP/s and 10 GB/s at most. */
  function scripted(calls: ProfileOptions[] = []): Engine {
    return {
      ...onnx,
      async profile({ graph: { name } }, { input }, options): Promise<ExecutionProfile> {
        calls.push(options);
        if (name === "roof")
          return {
            milliseconds: 40,
            runs: [40],
            kernels: [
              { ...kernel("Reorder", 0.001, "square"), bytes: 1e6 },
              { ...kernel("Conv", (2 * 9 * 256 * 256 * 28 * 28) / 1e8, "square"), bytes: 1e6 },
              { ...kernel("Mul", 20, "product"), bytes: 2e8 },
            ],
          };
        const batch = input?.shape[0] ?? 0;
        const kernels = [
          kernel("Conv", 4 * batch, "conv1", "bn1", "relu"),
          kernel("Conv", 2 * batch, "layer1.0.conv2", "layer1.0.bn2"),
          kernel("GlobalAveragePool", batch, "layer1.0.se.globalPool"),
          kernel("Reorder", batch, "layer1.0.se.multiply"),
          kernel("Mul", batch, "layer1.0.se.multiply", "layer1.0.add", "layer1.0.relu_1"),
          kernel("Softmax", batch),
        ];
        return { milliseconds: 12 * batch, runs: [12 * batch], kernels };
      },
    };
  }
  const at = (tree: ProfileTree, ...path: readonly string[]): ProfileTree =>
    path.reduce(
      (inside, name) => inside.children.find(({ value }) => value.name === name) ?? expect.fail(`no ${name}`),
      tree,
    );

  it("adds up in modules, gives a fused kernel's time to what has most to do, and tells layouts and attachments", async () => {
    const calls: ProfileOptions[] = [];
    const profile = await profileNetwork(network, { engine: scripted(calls), threads: 2, batches: [1, 8], counted: 5 });
    expect(profile).to.deep.include({ name: "tiny", engine: "onnx", threads: 2 });
    expect(profile.roof.gigaflops).to.be.closeTo(100, 1e-9);
    expect(profile.roof.gigabytes).to.be.closeTo(10, 1e-9);
    expect(profile.batches).to.deep.equal([
      { batch: 1, milliseconds: 12, betweenMilliseconds: 2, runs: [12] },
      { batch: 8, milliseconds: 96, betweenMilliseconds: 16, runs: [96] },
    ]);
    expect(calls.slice(1).map(({ threads, counted }) => [threads, counted])).to.deep.equal([
      [2, 5],
      [2, 5],
    ]);
    const { tree } = profile;
    expect(tree.value.macs).to.equal(network.summary().macs);
    expect(tree.value.times.map(({ milliseconds }) => milliseconds)).to.deep.equal([9, 72]);
    const conv1 = at(tree, "conv1").value;
    expect(conv1.kind).to.equal("conv + batchNorm + relu");
    // 7·7·3·8 on 16×16 positions: 0.602 Mflop are 6 µs at 100 GFLOP/s, and 1 MB takes 100 µs.
    expect(conv1.times[0]).to.deep.include({ milliseconds: 4, layoutMilliseconds: 0, bytes: 1e6 });
    expect(conv1.times[0]?.roofMilliseconds).to.be.closeTo(0.1, 1e-9);
    expect(conv1.times[1]?.milliseconds).to.equal(32);
    const se = at(tree, "layer1", "0", "se").value;
    expect(se.times[0]).to.deep.include({ milliseconds: 3, layoutMilliseconds: 1, bytes: 3e6 });
    expect(se.times[0]?.roofMilliseconds).to.be.closeTo(0.2, 1e-9);
    expect(at(tree, "layer1", "0").value.times[0]?.milliseconds).to.equal(5);
    expect(profile.attachments.map(({ kind, count, macs, times }) => [kind, count, macs, times[0]?.milliseconds]))
      // 2·8·2 and 2·16·4.
      .to.deep.equal([["se at residual", 2, 160, 3]]);
  });

  it("refuses an engine that does not measure itself, before anything is run", async () => {
    const { profile: _, ...silent } = scripted();
    const error = await rejection(profileNetwork(network, { engine: { ...silent, name: "silent" } }));
    expect(error).to.have.property("code", "NG_PROFILE_UNSUPPORTED");
    expect(error)
      .to.have.property("message")
      .that.matches(/^silent: /);
  });

  it("ends by its signal", async () => {
    const ending = new AbortController();
    const onProgress = (): void => void setTimeout(() => ending.abort(new Error("enough")), 50);
    const error = await rejection(
      profileNetwork(network, { engine: onnx, threads: 1, signal: ending.signal, onProgress }),
    );
    expect(error).to.have.property("message", "enough");
  });
});
