import { readdir, readFile } from "node:fs/promises";
import { folderWith, rejection } from "@netgraft/test-support";
import type { WrittenNetworkConfig } from "@netgraft/core";
import { describeProblem } from "@netgraft/core/graph";
import { readSafetensors, writeSafetensors } from "@netgraft/weights/node";
import { expect } from "chai";
import { inspectWeights } from "./inspect-weights.js";
import { networkState } from "./network-state.js";
import { tiny } from "./tiny.test.support.js";
import { classesMetadata } from "./weights-classes.js";
import { writeInitialWeights } from "./write-initial-weights.js";

describe("first weights, written and inspected", () => {
  const place = folderWith();
  const { network } = tiny();

  it("are those that a seed draws, and the same file each time", async () => {
    const told: number[] = [];
    await writeInitialWeights(network, place("a.safetensors"), {
      seed: 4,
      onProgress: (done, all) => told.push(done / all),
    });
    await writeInitialWeights(network, place("b.safetensors"), { seed: 4 });
    expect(told.at(-1)).to.equal(1);
    expect(await readFile(place("a.safetensors"))).to.deep.equal(await readFile(place("b.safetensors")));
    const { tensors } = await readSafetensors(place("a.safetensors"));
    const drawn = await networkState(network, { seed: 4 });
    expect([...tensors.keys()]).to.have.members([...drawn.keys()]);
    for (const [name, { data }] of drawn) expect(tensors.get(name)?.data, name).to.deep.equal(data);
  });

  it("are listed with their metadata and totals, and fit their network", async () => {
    await writeInitialWeights(network, place("c.safetensors"));
    const { metadata, totals, tensors, network: fit } = await inspectWeights(place("c.safetensors"), { network });
    const { parameters, buffers } = network.summary();
    expect(metadata).to.deep.equal({ format: "pt", "netgraft.name": "tiny", "netgraft.seed": "0" });
    expect(totals.elements).to.equal(parameters + buffers);
    expect(totals.tensors).to.equal(network.graph.state().length);
    expect(tensors.find(({ name }) => name === "conv1.weight")).to.deep.include({
      shape: [8, 3, 7, 7],
      elements: 1176,
    });
    expect(fit).to.deep.equal({ name: "tiny", fits: true, problems: [] });
    expect(await inspectWeights(place("c.safetensors"))).to.not.have.property("network");
  });

  it("are told of where their classes are others than the network's, by name", async () => {
    const state = await networkState(network, { seed: 4 });
    const names = ["ant", "café", "cat", "dog", "eel"];
    const metadata = classesMetadata(names.map((name) => ({ name, label: name })));
    await writeSafetensors(place("named.safetensors"), state, { metadata });
    const others = [...names.slice(0, 4), "emu"];
    const cases: readonly (readonly [
      labels: WrittenNetworkConfig["labels"],
      except: readonly string[],
      says: RegExp | undefined,
    ])[] = [
      [undefined, [], undefined],
      [names, [], undefined],
      [["ant", "cafe\u0301", "cat", "dog", "eel"], [], undefined],
      [names.map((name) => ({ folder: name, label: name.toUpperCase() })), [], undefined],
      [names.toReversed(), [], /the same classes in another order; expected ant, café, .*; found eel, dog/],
      [others, [], /for other classes; expected .*, eel; found .*, emu/],
      [others, ["fc"], undefined],
    ];
    for (const [labels, except, says] of cases) {
      const other = tiny(labels === undefined ? {} : { labels }).network;
      const { network: fit } = await inspectWeights(place("named.safetensors"), { network: other, except });
      expect(fit?.fits, JSON.stringify(labels)).to.equal(says === undefined);
      const told = fit?.problems.map(describeProblem).join("\n");
      if (says === undefined) expect(told).to.equal("");
      else expect(told).to.match(says);
      // What is told is what loading refuses.
      const refused = await networkState(other, { file: place("named.safetensors"), except }).catch(String);
      expect(typeof refused === "string", JSON.stringify(labels)).to.equal(says !== undefined);
    }
    const { network: both } = await inspectWeights(place("named.safetensors"), {
      network: tiny({ labels: others, attachments: [] }).network,
    });
    expect(both?.problems.map(({ at }) => at))
      .to.include("labels")
      .and.have.length.above(2);
  });

  it("are told of where they do not fit", async () => {
    await writeInitialWeights(network, place("d.safetensors"));
    const { network: fit } = await inspectWeights(place("d.safetensors"), { network: tiny({ classes: 7 }).network });
    expect(fit?.fits).to.equal(false);
    expect(fit?.problems.map((problem) => JSON.stringify(problem))).to.satisfy((all: readonly string[]) =>
      all.every((problem) => problem.includes("fc.")),
    );
    expect(await rejection(inspectWeights(place("none.safetensors")))).to.include({ code: "NG_READ_FAILED" });
  });

  it("leave no file where a signal ends the drawing", async () => {
    const controller = new AbortController();
    const before = await readdir(place());
    const reason = new Error("enough");
    const writing = writeInitialWeights(network, place("e.safetensors"), {
      signal: controller.signal,
      onProgress: () => controller.abort(reason),
    });
    expect(await rejection(writing)).to.equal(reason);
    expect(await readdir(place())).to.deep.equal(before);
  });
});
