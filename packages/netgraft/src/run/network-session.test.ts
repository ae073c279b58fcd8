import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import type { Engine } from "@netgraft/core/graph";
import { initialize } from "@netgraft/weights";
import { writeSafetensors } from "@netgraft/weights/node";
import { openSession } from "./network-session.js";
import { networkState } from "./network-state.js";
import { rejection } from "@netgraft/test-support";
import { array, tiny } from "./tiny.test.support.js";

describe("a session of a network", () => {
  const { network, framework } = tiny();
  const engine = framework.catalog.engines.get("onnx");
  const specs = network.graph.state();
  const input = array([2, 3, 32, 32]);
  let folder = "";
  before(async () => (folder = await mkdtemp(join(tmpdir(), "netgraft-session-"))));
  after(() => rm(folder, { recursive: true }));

  it("has the same weights from a seed and from the file that was drawn with it", async () => {
    const file = join(folder, "weights.safetensors");
    await writeSafetensors(file, initialize(specs, { seed: 7 }));
    const [drawn, loaded] = [await networkState(network, { seed: 7 }), await networkState(network, { file })];
    expect([...drawn]).to.deep.equal([...loaded]);
    const sessions = [
      await openSession(network, { weights: { file }, engine, threads: 1 }),
      await openSession(network, { weights: { seed: 7 }, engine, threads: 1 }),
      await openSession(network, { weights: { seed: 8 }, engine, threads: 1 }),
    ];
    const [a, b, c] = await Promise.all(sessions.map(async (session) => (await session.run({ input }))["logits"]));
    await Promise.all(sessions.map((session) => session.release()));
    expect(a?.shape).to.deep.equal([2, 5]);
    expect(a?.data.every(Number.isFinite)).to.equal(true);
    expect(a).to.deep.equal(b);
    expect(a).to.not.deep.equal(c);
  });

  it("tells every tensor of a file that is missing, unexpected or of another shape", async () => {
    const file = join(folder, "wrong.safetensors");
    const tensors = new Map(initialize(specs, { seed: 1 }));
    tensors.delete("fc.bias");
    tensors.delete("layer1.0.se.fc1.weight");
    tensors.set("fc.bia", { dtype: "float32", shape: [5], data: new Float32Array(5) });
    tensors.set("conv1.weight", { dtype: "float32", shape: [8, 3, 1, 1], data: new Float32Array(24) });
    await writeSafetensors(file, tensors);
    const error = await rejection(openSession(network, { weights: { file }, engine }));
    expect(error).to.have.property("code", "NG_WEIGHTS_MISMATCH");
    expect(error).to.have.property("problems").with.length(5);
    expect(error)
      .to.have.property("message")
      .that.includes('"fc.bias" is missing')
      .and.includes('"layer1.0.se.fc1.weight" is missing')
      .and.includes('"fc.bia" is unexpected')
      .and.includes('"conv1.weight" has another shape')
      .and.matches(/except: what differs can be drawn instead; expected .*conv1/);
  });

  it("refuses a file that is cut off, and one that is not there", async () => {
    const [whole, cut] = [join(folder, "whole.safetensors"), join(folder, "cut.safetensors")];
    await writeSafetensors(whole, initialize(specs, { seed: 1 }));
    await writeFile(cut, (await readFile(whole)).subarray(0, -10));
    const opened = (file: string): Promise<unknown> => rejection(openSession(network, { weights: { file }, engine }));
    expect(await opened(cut)).to.have.property("code", "NG_WEIGHTS_FORMAT");
    expect(await opened(join(folder, "none"))).to.have.property("code", "NG_READ_FAILED");
  });

  it("names what an engine cannot run before anything is read", async () => {
    const narrow: Engine = { ...engine, name: "narrow", unsupported: () => ["conv", "sigmoid"] };
    const error = await rejection(openSession(network, { weights: { file: "none" }, engine: narrow }));
    expect(error).to.have.property("code", "NG_OPERATION_UNSUPPORTED");
    expect(error)
      .to.have.property("message")
      .that.matches(/conv: .*"narrow"[^]*sigmoid: /);
  });

  it("ends at once when it is aborted, whatever it is doing", async () => {
    const [early, late] = [new AbortController(), new AbortController()];
    early.abort(new Error("early"));
    const opening = openSession(network, { weights: { seed: 1 }, engine, signal: early.signal });
    expect(await rejection(opening)).to.have.property("message", "early");
    const session = await openSession(network, { weights: { seed: 1 }, engine, threads: 1, signal: late.signal });
    const endless = rejection(session.benchmark({ input }, { warmup: 0, counted: 1e9 }));
    setTimeout(() => late.abort(new Error("late")), 50);
    expect(await endless).to.have.property("code", "NG_ENGINE_CLOSED");
    await session.release();
  });
});
