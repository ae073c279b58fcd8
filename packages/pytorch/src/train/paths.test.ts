import { expect } from "chai";
import { commonPaths } from "./paths.js";

describe("the common paths of names", () => {
  const names = [
    "conv1.weight",
    "bn1.weight",
    "bn1.bias",
    "layer1.0.conv1.weight",
    "layer1.0.bn1.bias",
    "layer10.weight",
  ];

  it("are the shortest below which all are chosen", () => {
    expect(commonPaths(names, (name) => /^(bn1|layer1)\./.test(name))).to.deep.equal(["bn1", "layer1"]);
    expect(commonPaths(names, (name) => name.startsWith("layer1.0.conv1"))).to.deep.equal(["layer1.0.conv1"]);
  });

  it("are the names themselves where others beside them are not chosen", () => {
    expect(commonPaths(names, (name) => name.endsWith("bias"))).to.deep.equal(["bn1.bias", "layer1.0.bn1"]);
  });

  it("are none where nothing is chosen", () => {
    expect(commonPaths(names, () => false)).to.deep.equal([]);
  });
});
