import { expect } from "chai";
import { thrown } from "../errors/thrown.test.support.js";
import { axes } from "../graph/axes.js";
import { GraphBuilder } from "../graph/graph-builder.js";
import { relu, sigmoid } from "../operations/elementwise/activations.js";
import { multiply } from "../operations/elementwise/arithmetic.js";
import { only } from "../operations/rules/arity.js";
import { exposing, type Exposure } from "./exposing.js";

/** A block at whose site an attachment multiplies with two gates. */
function network() {
  const b = new GraphBuilder("network");
  const x = b.input("x", { dtype: "float32", axes: axes({ batch: "any", channel: 4 }) });
  const y = b.within({ kind: "block", path: "layer1.0" }, (block) => {
    const before = only(b.apply(relu, [x], {}, "act"));
    const after = b.within({ kind: "attachment", path: "layer1.0.twice" }, (scope) => {
      const gates = [before, x].map((value) => only(b.apply(sigmoid, [value], {})));
      for (const gate of gates) b.mark({ kind: "gate", value: gate.id, scope: scope.id });
      return gates.reduce((value, gate) => only(b.apply(multiply, [value, gate], {})), before);
    });
    const place = { before: before.id, value: after.id };
    b.mark({ kind: "attachment", id: "twice", type: "twice", site: "residual", scope: block.id + 1, ...place });
    b.mark({ kind: "site", site: "residual", scope: block.id, ...place });
    return after;
  });
  b.mark({ kind: "feature", value: y.id, name: "layer1", channels: 4, reduction: 2 });
  b.output("logits", y);
  return b.build();
}

const exposed = (...exposures: readonly Exposure[]) => {
  const graph = exposing(network(), exposures);
  return Object.entries(graph.outputs).map(([name, value]) => `${name}: ${graph.producer(value)?.path}`);
};

describe("exposing values as outputs", () => {
  it("takes features, gates, sites and attachments by their marks", () => {
    const last = "layer1.0.twice.multiply_1";
    expect(exposed({ kind: "feature" })).to.deep.equal([`logits: ${last}`, `feature.layer1: ${last}`]);
    expect(exposed({ kind: "gate" }, { kind: "site" }, { kind: "attachment" }).slice(1)).to.deep.equal([
      "gate.layer1.0.twice: layer1.0.twice.sigmoid",
      "gate.layer1.0.twice_1: layer1.0.twice.sigmoid_1",
      `site.layer1.0.residual: ${last}`,
      `attachment.layer1.0.twice: ${last}`,
    ]);
  });

  it("takes any node by its path, and selects by patterns", () => {
    expect(exposed({ kind: "node", path: "layer1.0.act" }).slice(1)).to.deep.equal(["node.layer1.0.act: layer1.0.act"]);
    expect(exposed({ kind: "node", path: "layer1.*.twice.{sigmoid,sigmoid_1}" })).to.have.length(3);
    expect(exposed({ kind: "node", path: "**" })).to.have.length(1 + network().nodes.length);
    expect(exposed({ kind: "site", path: "*.*.residual" }, { kind: "site", path: "**.residual" })).to.have.length(2);
  });

  it("gives what is exposed already no second output, and leaves the graph as it was", () => {
    const graph = network();
    const once = exposing(graph, [{ kind: "gate" }]);
    expect(Object.keys(exposing(once, [{ kind: "gate" }]).outputs)).to.deep.equal(Object.keys(once.outputs));
    expect(Object.keys(graph.outputs)).to.deep.equal(["logits"]);
    expect(once.nodes).to.deep.equal(graph.nodes);
  });

  it("says what there is for each exposure that selects nothing", () => {
    const { problems } = thrown("NG_NOTHING_SELECTED", () =>
      exposed({ kind: "feature", path: "{layer1, layr1}" }, { kind: "gate" }, { kind: "site", path: "layer9.**" }),
    );
    expect(problems).to.deep.equal([
      {
        at: "feature.layr1",
        message: "the network has no feature of this path",
        expected: "layer1",
        nearest: "layer1",
      },
      {
        at: "site.layer9.**",
        message: "the network has no site of this path",
        expected: "layer1.0.residual",
      },
    ]);
  });
});
