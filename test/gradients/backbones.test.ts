import { differentiate, GraphBuilder, toTraining, withBatch } from "@netgraft/core/graph";
import { createOnnxEngine } from "@netgraft/onnxruntime/node";
import { createTensorFlowEngine } from "@netgraft/tensorflow-node";
import { expect } from "chai";
import { framework } from "../support/framework.js";
import { smallInput, smallNetworks } from "../support/small-networks.js";
import { weightedSum } from "./weighted-sum.js";

describe("differentiating networks in their training form", () => {
  it("is tried for every backbone", () => {
    const types = framework.catalog.backbones.all().map(({ type }) => type);
    expect(Object.keys(smallNetworks)).to.have.members(types);
  });

  for (const [type, variants] of Object.entries(smallNetworks))
    variants.forEach((options, index) =>
      it(`gives every parameter of ${type} a gradient that each engine expresses (variant ${index + 1})`, () => {
        const { graph } = framework.compose({
          name: type,
          input: smallInput(type),
          classes: 5,
          backbone: { type, ...options },
          attachments: [{ attach: { type: "se", reduction: 2 } }],
        });
        const network = toTraining(withBatch(graph, 2));
        const b = GraphBuilder.continuing(network);
        weightedSum(b, Object.values(network.outputs));
        const derived = differentiate(b.build(), { of: "loss" });
        for (const engine of [createOnnxEngine(), createTensorFlowEngine()])
          expect(engine.unsupported(derived), engine.name).to.deep.equal([]);
        const parameters = graph.state().flatMap(({ name, role }) => (role === "parameter" ? [name] : []));
        const without = parameters.filter((name) => derived.outputs[`gradient.${name}`] === undefined);
        expect(without).to.deep.equal([]);
        const buffers = graph.state().flatMap(({ name, role }) => (role === "buffer" ? [name] : []));
        expect(Object.keys(derived.updates)).to.have.members(buffers);
      }),
    );
});
