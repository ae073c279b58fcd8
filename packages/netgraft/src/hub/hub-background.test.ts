import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defaultServices } from "@netgraft/core";
import { float32Tensor } from "@netgraft/core/graph";
import { initialize } from "@netgraft/weights";
import { writeSafetensors } from "@netgraft/weights/node";
import { expect } from "chai";
import { graftedState } from "../run/grafted-state.js";
import { networkState } from "../run/network-state.js";
import { tiny } from "../run/tiny.test.support.js";
import { hubForEachTest } from "./asking.test.support.js";
import { backgroundOfHub } from "./hub-background.js";

describe("the classes of a network of the hub", () => {
  const hub = hubForEachTest();

  it("begin behind the rows that its config says are of none", () => {
    const pretrained = { label_offset: 1, num_classes: 1000, classifier: "last_linear" };
    const known = { layers: ["last_linear"], classes: 1000, rows: 1 };
    expect(backgroundOfHub({ architecture: "inception_v4", pretrained_cfg: pretrained })).to.deep.equal(known);
    expect(backgroundOfHub(pretrained)).to.deep.equal(known);
    expect(backgroundOfHub({ ...pretrained, classifier: ["a", "b"] })?.layers).to.deep.equal(["a", "b"]);
    for (const other of [
      { label_offset: 0 },
      { label_offset: null },
      { label_offset: "1" },
      { label_offset: -1 },
      { classifier: null },
      { num_classes: undefined },
    ])
      expect(backgroundOfHub({ pretrained_cfg: { ...pretrained, ...other } })).to.equal(undefined);
    for (const nothing of [undefined, null, [], "x"]) expect(backgroundOfHub(nothing)).to.equal(undefined);
  });

  it("have names in its config, by which rows of the last layer are found", async () => {
    const { network, framework } = tiny({ classes: 2, labels: ["owl", "cat"] });
    const full = tiny().network;
    const state = initialize(full.graph.state(), { seed: 3 });
    const folder = mkdtempSync(join(tmpdir(), "netgraft-labels-"));
    await writeSafetensors(join(folder, "w"), state);
    const file = readFileSync(join(folder, "w"));
    rmSync(folder, { recursive: true });
    const names = ["ant", "bat", "cat", "dog", "eel"];
    const { server, env } = hub();
    const load = async (config: object): Promise<readonly string[] | undefined> => {
      server.commit("o/n", { "config.json": JSON.stringify(config), "model.safetensors": file });
      const source = { file: "hf-hub:o/n", env, adapt: ["classes"] } as const;
      const { state: own, report } = await graftedState(network, framework, source);
      const [row, kept] = [own.get("fc.bias")?.data[1], state.get("fc.weight")];
      if (report.head !== undefined) {
        expect(row).to.equal(state.get("fc.bias")?.data[2]);
        const length = (kept?.data.length ?? 0) / 5;
        expect([...(own.get("fc.weight")?.data.subarray(length) ?? [])]).to.deep.equal([
          ...(kept?.data.subarray(2 * length, 3 * length) ?? []),
        ]);
      }
      return report.head?.picked;
    };
    expect(await load({ architecture: "tiny", label_names: names })).to.deep.equal(["cat"]);
    const numbered = Object.fromEntries(names.map((name, index) => [index, name]));
    expect(await load({ pretrained_cfg: { label_names: numbered, num_classes: 5 } })).to.deep.equal(["cat"]);
    expect(await load({ netgraft: { config: { labels: names } } })).to.deep.equal(["cat"]);
    for (const unclear of [{}, { label_names: 3 }, { label_names: [1, 2] }, { label_names: ["cat"] }])
      expect(await load({ architecture: "tiny", ...unclear })).to.equal(undefined);
  });

  it("are those of weights with a row more, once it is left out", async () => {
    const { network } = tiny();
    const state = initialize(network.graph.state(), { seed: 3 });
    const classes = network.config.classes;
    const more = [...state].map(([name, tensor]) => {
      if (!name.startsWith("fc.")) return [name, tensor] as const;
      const [, ...row] = tensor.shape;
      const zeros = new Float32Array(tensor.data.length / classes);
      return [
        name,
        float32Tensor([classes + 1, ...row], Float32Array.from([...zeros, ...tensor.data].map(Number))),
      ] as const;
    });
    const folder = mkdtempSync(join(tmpdir(), "netgraft-background-"));
    await writeSafetensors(join(folder, "w"), new Map(more));
    const file = readFileSync(join(folder, "w"));
    rmSync(folder, { recursive: true });
    const pretrained = { num_classes: classes, classifier: "fc", label_offset: 1 };
    const { server, env } = hub();
    server.commit("o/n", { "config.json": JSON.stringify({ pretrained_cfg: pretrained }), "model.safetensors": file });
    server.commit("o/none", { "model.safetensors": file });
    const notes: string[] = [];
    const asking = { services: defaultServices, env, onNote: (note: string) => void notes.push(note) };
    expect(await networkState(network, { file: "hf-hub:o/n", ...asking })).to.deep.equal(state);
    expect(notes.join()).to.include("the first row of fc.weight");
    const without = await networkState(network, { file: "hf-hub:o/none", ...asking }).catch(String);
    expect(without)
      .to.match(/fc\.weight/)
      .and.to.include(`${classes + 1}`);
  });
});
