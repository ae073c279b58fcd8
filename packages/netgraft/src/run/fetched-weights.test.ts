import { readFileSync } from "node:fs";
import { join } from "node:path";
import { initialize } from "@netgraft/weights";
import { writeSafetensors } from "@netgraft/weights/node";
import { type FileBeingRead, withReadingSystem } from "@netgraft/files";
import { folderWith, rejection } from "@netgraft/test-support";
import { expect } from "chai";
import { open, stat } from "node:fs/promises";
import { hubForEachTest } from "../hub/asking.test.support.js";
import { evaluate } from "./evaluate.js";
import { localWeights } from "./fetched-weights.js";
import { graftedState } from "./grafted-state.js";
import { networkState } from "./network-state.js";
import { composed } from "./squares.test.support.js";
import { tiny } from "./tiny.test.support.js";
import { train } from "./train.js";

describe("weights that a reference names", () => {
  const folder = folderWith({});
  const hub = hubForEachTest();
  const written = async (name: string, seed: number, network = tiny().network): Promise<Uint8Array> => {
    const state = initialize(network.graph.state(), { seed });
    await writeSafetensors(join(folder(), name), state);
    return readFileSync(join(folder(), name));
  };

  it("are of one commit, though the branch moves", async () => {
    const { network } = tiny();
    const { server, env } = hub();
    server.commit("o/n", { "model.safetensors": await written("first", 1) });
    const local = await localWeights({ file: "hf-hub:o/n", env });
    server.commit("o/n", { "model.safetensors": await written("second", 2) });
    expect(await networkState(network, local)).to.deep.equal(initialize(network.graph.state(), { seed: 1 }));
    expect(await networkState(network, { file: "hf-hub:o/n", env })).to.deep.equal(
      initialize(network.graph.state(), { seed: 2 }),
    );
  });

  it("are asked for once in a run of training, and in an evaluation", async () => {
    const { server, env } = hub();
    const weights = "hf-hub:o/squares";
    const composition = composed({ weights, epochs: 1 });
    // Of another network, so that no engine is started.
    server.commit("o/squares", { "model.safetensors": await written("others", 1) });
    const asked = (): number => {
      return server.requests.splice(0).filter(({ path }) => path.includes("/main/model.safetensors")).length;
    };
    const evaluation = evaluate(composition, { weights: { file: weights, env } });
    expect(await rejection(evaluation)).to.have.property("code", "NG_WEIGHTS_MISMATCH");
    expect(asked()).to.equal(1);
    const before = { ...process.env };
    Object.assign(process.env, env);
    try {
      expect(await rejection(train(composition))).to.have.property("code", "NG_WEIGHTS_MISMATCH");
    } finally {
      for (const name of Object.keys(env))
        if (before[name] === undefined) delete process.env[name];
        else process.env[name] = before[name];
    }
    expect(asked()).to.equal(1);
  });

  it("are opened once, as files are", async () => {
    const { network, framework } = tiny();
    await written("file.safetensors", 1, tiny({ attachments: [] }).network);
    await written("own.safetensors", 1);
    const opened: string[] = [];
    const system = {
      stat: (path: string) => stat(path),
      open: (path: string, flags: number): Promise<FileBeingRead> => {
        opened.push(path);
        return open(path, flags);
      },
    };
    const file = join(folder(), "file.safetensors");
    const own = join(folder(), "own.safetensors");
    await withReadingSystem(system, () => graftedState(network, framework, { file, graft: "exact" }));
    await withReadingSystem(system, () => networkState(network, { file: own }));
    // What does not fit is told with what could be excepted, of the same file.
    await withReadingSystem(system, () => networkState(network, { file }).catch(() => undefined));
    expect(opened).to.deep.equal([file, own, file]);
  });
});
