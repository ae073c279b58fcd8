import { expect } from "chai";
import { problemOf } from "../errors/thrown.test.support.js";
import type { BuildReplacement } from "./attachment.js";
import { attach, attachmentPaths, fakeNetwork, gated, marksOf, replace } from "./fake-network.test.support.js";
import type { ConvOptions } from "./layers/conv.js";

/** A convolution of another kernel with the same output. */
const wider: BuildReplacement = (b, x, options) => b.conv("wide", x, { ...options, kernel: 5, padding: 2 });

describe("replacing a convolution", () => {
  it("builds the replacement instead of the convolution with its norm and activation", () => {
    const graph = fakeNetwork([replace("sk", wider, { where: { stages: [2] } })]);
    const names = graph.state().map(({ name }) => name);
    expect(names).to.include("layer2.0.sk.wide.weight");
    expect(names.filter((name) => /^layer2\..*\.(conv1|bn1)\./.test(name))).to.deep.equal([]);
    expect(names, "other blocks keep theirs").to.include.members(["layer1.0.conv1.weight", "layer1.1.bn1.weight"]);
    expect(
      graph.nodes.some(({ path }) => path === "layer2.0.relu"),
      "the activation of the output stays",
    ).to.equal(true);
  });

  it("tells the replacement what the convolution would have been", () => {
    const seen: ConvOptions[] = [];
    fakeNetwork([
      replace("sk", (b, x, options, site) => {
        seen.push(options);
        return wider(b, x, options, site);
      }),
    ]);
    const stride = 1;
    expect(seen.slice(0, 3)).to.deep.equal([
      { channels: 4, kernel: 3, stride },
      { channels: 4, kernel: 3, stride },
      { channels: 8, kernel: 3, stride: 2 },
    ]);
  });

  it("is recorded as an attachment at that convolution, and chains with those that follow it", () => {
    const graph = fakeNetwork([attach("se", gated, { at: "conv1" }), replace("sk", wider)]);
    const [sk, se] = marksOf(graph, "attachment");
    expect(sk).to.include({ id: "sk", type: "sk-type", site: "conv1" });
    expect(se).to.include({ id: "se", site: "conv1", before: sk?.value });
  });

  it("is the original where nothing is selected", () => {
    const graph = fakeNetwork();
    expect(graph.state().map(({ name }) => name)).to.include.members(["layer1.0.conv1.weight", "layer1.0.bn1.weight"]);
    expect(attachmentPaths(graph)).to.deep.equal([]);
  });

  it("is refused twice at one place", () => {
    const rules = [replace("sk", wider), replace("other", wider, { where: { blocks: [-1] } })];
    expect(problemOf("NG_OPTION_UNSUPPORTED", () => fakeNetwork(rules))).to.deep.equal({
      at: "layer1.1.conv1",
      message: `both "sk" and "other" replace it`,
      expected: "one replacement",
    });
  });

  it("may be done by two rules at different places", () => {
    const rules = [
      replace("sk", wider, { where: { stages: [1] } }),
      replace("other", wider, { where: { stages: [2] } }),
    ];
    expect(attachmentPaths(fakeNetwork(rules))).to.deep.equal([
      "layer1.0.sk",
      "layer1.1.sk",
      "layer2.0.other",
      "layer2.1.other",
      "layer2.2.other",
    ]);
  });

  it("may take the name of what it replaces", () => {
    const names = fakeNetwork([replace("conv1", wider)])
      .state()
      .map(({ name }) => name);
    expect(names).to.include("layer1.0.conv1.wide.weight").and.not.include("layer1.0.conv1.weight");
  });
});
