import { exposing } from "@netgraft/core/graph";
import { evaluate } from "@netgraft/testing";
import { expect } from "chai";
import { relativeDistance } from "../gradients/relative-distance.js";
import { elements } from "../support/elements.js";
import { onEachEngine } from "../support/engines.js";
import { framework } from "../support/framework.js";
import { nameDerivedInput, nameDerivedState } from "../support/run.js";

const { graph } = framework.compose({
  name: "exposed",
  input: { height: 32, width: 32 },
  classes: 3,
  backbone: { type: "resnet", layers: [1, 1], block: "bottleneck", width: 4, stem: "cifar" },
  attachments: [{ attach: { type: "cbam", reduction: 2 } }],
});
const exposed = exposing(graph, [
  { kind: "feature" },
  { kind: "gate" },
  { kind: "site", path: "layer1.**" },
  { kind: "attachment" },
  { kind: "node", path: "layer{1,2}.0.conv1" },
]);

/** What CBAM's gates are: one of channels and one of positions in each block. */
const gates = ["layer1.0.cbam", "layer2.0.cbam"].flatMap((path) =>
  Object.keys(exposed.outputs).filter((name) => name.startsWith(`gate.${path}`)),
);

describe("exposed values", () => {
  it("are features, gates, sites, attachments and nodes of the network", () => {
    expect(Object.keys(exposed.outputs)).to.include.members([
      "logits",
      "feature.layer1",
      "feature.layer2",
      "site.layer1.0.residual",
      "attachment.layer2.0.cbam",
      "node.layer1.0.conv1",
      "node.layer2.0.conv1",
    ]);
    expect(gates).to.have.length(4);
    expect(exposed.state()).to.deep.equal(graph.state());
  });
});

onEachEngine("exposed values", (engine) => {
  it("are what the reference computes, in the axes of the graph", async () => {
    const state = nameDerivedState(graph);
    const input = nameDerivedInput(graph, 2);
    const given = Object.fromEntries(Object.entries(exposed.inputs).map(([name]) => [name, input]));
    const expected = evaluate({ graph: exposed, state }, given);
    const found = await engine.run({ graph: exposed, state }, { input });
    expect(Object.keys(found).toSorted()).to.deep.equal(Object.keys(exposed.outputs).toSorted());
    for (const [name, { data, axes }] of Object.entries(expected)) {
      expect(found[name]?.shape, name).to.deep.equal(axes.map(({ size }) => size));
      expect(relativeDistance(elements(found[name]), [...data]), name).to.be.at.most(1e-4);
    }
    for (const name of gates) expect(Math.max(...elements(found[name])), name).to.be.within(0, 1);
  }).timeout(120_000);
});
