import type { NetgraftError, WrittenNetworkConfig } from "@netgraft/core";
import { folderWith, rejection } from "@netgraft/test-support";
import { initialize } from "@netgraft/weights";
import { writeSafetensors } from "@netgraft/weights/node";
import { expect } from "chai";
import { exportedNetwork } from "./network-metadata.js";
import { networkState } from "./network-state.js";
import { tiny } from "./tiny.test.support.js";

const names = ["ant", "bee", "cat", "dog", "eel"];
const key = "netgraft.classes";

describe("the classes of a network and of a file of weights", () => {
  const folder = folderWith({ "labels.txt": "ant\nbee\ncat\neel\ndog\n" });
  let files = 0;
  /** Weights for as many classes as there are names, with what they say of them. */
  const weightsWith = async (said: string | undefined, classes = 5): Promise<string> => {
    const file = folder(`${files++}.safetensors`);
    const state = initialize(tiny({ classes }).network.graph.state(), { seed: 3 });
    await writeSafetensors(file, state, { metadata: new Map(said === undefined ? [] : [[key, said]]) });
    return file;
  };
  type Labels = WrittenNetworkConfig["labels"];
  const state = (labels: Labels, file: string, except: readonly string[] = []): Promise<ReadonlyMap<string, unknown>> =>
    networkState(tiny(labels === undefined ? {} : { labels }).network, { file, except }, { cwd: folder() });

  const taken: readonly (readonly [what: string, labels: Labels, said: unknown, except?: readonly string[]])[] = [
    ["that have the same names in the same order", names, names],
    ["where the weights say none", names, undefined],
    ["where the network has none", undefined, names],
    ["in NFC and in NFD", ["caf\u00e9", "b", "c", "d", "e"], ["cafe\u0301", "b", "c", "d", "e"]],
    [
      "that have other labels for the same folders",
      names.map((folder_) => ({ folder: folder_, label: folder_.toUpperCase() })),
      names,
    ],
    [
      "that have the same labels, where one side knows no folders",
      names,
      names.map((label, index) => ({ folder: `n${index}`, label })),
    ],
    ["that are others, where the last layer is excepted", names.toReversed(), names, ["fc"]],
  ];
  for (const [what, labels, said, except] of taken)
    it(`are taken ${what}`, async () => {
      const file = await weightsWith(said === undefined ? undefined : JSON.stringify(said));
      expect((await state(labels, file, except)).size).to.equal(tiny().network.graph.state().length);
    });

  const reordered = "the same classes in another order; expected ant, bee, cat, dog, eel; found";
  const shown =
    'labels: names that are shown in place of others are given with them, `labels: [{ folder: <name>, label: <shown> }, …]`; to train other classes, `except` "fc"';
  const refused: readonly (readonly [what: string, labels: Labels, words: string, hint: string | RegExp])[] = [
    [
      "in another order",
      ["bee", "ant", "cat", "dog", "eel"],
      `${reordered} bee, ant, cat, dog, eel`,
      "labels: a network without `labels` takes the names of its weights, in their order: `--set labels=null`",
    ],
    [
      "in another order, of a file beside the config",
      "labels.txt",
      `${reordered} ant, bee, cat, eel, dog`,
      /labels=null/,
    ],
    [
      "in the order of a map's folders, which is that of their names",
      { eel: "Eel", ant: "Ant", bee: "Bee", cat: "Cat", Dog: "dog" },
      "other classes; expected ant, bee, cat, dog, eel; found Dog, ant, bee, cat, eel",
      shown,
    ],
    [
      "with one other name",
      ["ant", "bee", "cat", "dog", "owl"],
      "other classes; expected ant, bee, cat, dog, eel; found ant, bee, cat, dog, owl",
      shown,
    ],
  ];
  for (const [what, labels, words, hint] of refused)
    it(`are refused with both sides ${what}, and taken as is said`, async () => {
      const file = await weightsWith(JSON.stringify(names));
      const error = await rejection(state(labels, file));
      expect(error).to.have.property("code", "NG_CLASS_NAMES");
      const [first, second] = (error as NetgraftError).message.split("\n");
      expect(first).to.include(`labels: the weights of ${file} are for ${words}`);
      if (typeof hint === "string") expect(second).to.equal(hint);
      else expect(second).to.match(hint);
      await state(undefined, file);
      await state(labels, file, ["fc.weight", "fc.bias"]);
      // Of a head that is half drawn, the rest is the file's.
      expect(await rejection(state(labels, file, ["fc.bias"]))).to.have.property("code", "NG_CLASS_NAMES");
    });

  it("are shown from the first difference on where they are many", async () => {
    const many = Array.from({ length: 1000 }, (_, index) => `n${index}`);
    const file = await weightsWith(JSON.stringify(many), 1000);
    const { network } = tiny({ classes: 1000, labels: many.with(700, "x") });
    expect(await rejection(networkState(network, { file })))
      .to.have.property("message")
      .that.includes(
        "expected from class 700 on n700, n701, n702, n703, n704, n705, n706, n707, n708, n709, …; found from class 700 on x, n701,",
      );
  });

  it("are told by the shapes where they are of another number", async () => {
    const file = await weightsWith(JSON.stringify([...names, "fox"]), 6);
    expect(await rejection(state(names, file))).to.have.property("code", "NG_WEIGHTS_MISMATCH");
  });

  it("are refused where the file says what is no list of names", async () => {
    for (const said of ["[", '{"a":1}', "[1,2,3,4,5]", '[{"folder":"a"}]'])
      expect(await rejection(state(names, await weightsWith(said))), said).to.have.property("code", "NG_CLASS_NAMES");
  });

  it("are written into exports, where the config has none", async () => {
    const pairs = names.map((label, index) => ({ folder: `n${index}`, label }));
    const file = await weightsWith(JSON.stringify(pairs));
    expect((await exportedNetwork(tiny().network, folder(), { file })).config["labels"]).to.deep.equal(pairs);
    const own = await exportedNetwork(tiny({ labels: names }).network, folder(), { file });
    expect(own.config["labels"]).to.deep.equal(names);
  });
});
