import { createFramework, type Network } from "@netgraft/core";
import { se } from "@netgraft/plugin-se";
import { expect } from "chai";
import { resnet } from "../index.js";

const framework = createFramework({ plugins: [se, resnet] });

function compose(options: Readonly<Record<string, unknown>>, side = 64): Network {
  const backbone = { type: "resnet", block: "bottleneck", layers: [1, 1, 1], width: 8, ...options };
  return framework.compose({ name: "small", input: { height: side, width: side }, classes: 5, backbone });
}

describe("an antialiased ResNet", () => {
  for (const antialias of ["average", "average3x3", "average3x3First", "blur"] as const)
    it(`has the tensors of one that strides, and no stride but the stem's, by ${antialias}`, () => {
      const { graph } = compose({ antialias });
      expect(graph.state()).to.deep.equal(compose({}).graph.state());
      const strided = graph.nodes.filter(
        ({ operation, attributes }) => operation.kind === "conv" && JSON.stringify(attributes).includes('"stride":2'),
      );
      // The projections beside the blocks stride as ever.
      expect(strided.map(({ path }) => path)).to.deep.equal([
        "conv1",
        "layer2.0.downsample.0",
        "layer3.0.downsample.0",
      ]);
    });

  for (const antialias of ["average3x3", "average3x3First", "blur"] as const)
    it(`has maps of the same sizes by ${antialias}, also of odd ones`, () => {
      expect(compose({ antialias }, 75).features()).to.deep.equal(compose({}, 75).features());
    });

  for (const [antialias, place] of [
    ["average3x3", "behind"],
    ["average3x3First", "before"],
  ] as const)
    it(`has means of 3×3 ${place} the convolution that would stride, and another pool in its stem, by ${antialias}`, () => {
      const { graph } = compose({ antialias, stemPool: "ceil" });
      const kinds = graph.nodes
        .filter(({ path }) => path.startsWith("layer2.0."))
        .map(({ operation }) => operation.kind)
        .filter((kind) => kind === "conv" || kind === "averagePool");
      const pooled =
        place === "behind" ? ["conv", "conv", "averagePool", "conv"] : ["conv", "averagePool", "conv", "conv"];
      expect(kinds).to.deep.equal([...pooled, "conv"]);
    });

  for (const [what, options, side, says] of [
    ["maps of odd sizes by means", { antialias: "average" }, 72, "found a map of 9×9 where it is halved"],
    ["a map of one position by a blur", { antialias: "blur", layers: [1, 1, 1, 1, 1] }, 16, "two positions"],
    ["a stem's pool that is another", { antialias: "blur", stemPool: "ceil" }, 64, "expected no `stemPool`"],
    ["a stride on the 1×1", { antialias: "average", strideOn: "conv1" }, 64, "expected no `strideOn`"],
  ] as const)
    it(`refuses ${what}`, () => {
      expect(() => compose(options, side))
        .to.throw(says)
        .with.property("code", "NG_OPTION_UNSUPPORTED");
    });
});
