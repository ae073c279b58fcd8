import { expect } from "chai";
import { type ModuleTree, moduleTree } from "./module-tree.js";
import { tiny } from "./tiny.test.support.js";

/** The leaves of a tree, each with its path. */
function leaves({ value, children }: ModuleTree, path: readonly string[] = []): { path: string; parameters: number }[] {
  if (children.length === 0) return [{ path: path.join("."), parameters: value.parameters }];
  return children.flatMap((child) => leaves(child, [...path, child.value.name]));
}

describe("moduleTree", () => {
  const { network } = tiny();
  const tree = moduleTree(network.graph);

  it("holds the whole network, module by module, down to its layers", () => {
    const { parameters, macs } = network.summary();
    expect(tree.value).to.deep.equal({ name: "tiny", kind: "resnet", parameters, macs });
    const layers = leaves(tree);
    expect(layers.reduce((sum, layer) => sum + layer.parameters, 0)).to.equal(parameters);
    expect(layers.map(({ path }) => path)).to.include.members(["conv1", "layer1.0.se.fc1"]);
  });

  it("adds up in every module", () => {
    const check = ({ value, children }: ModuleTree): void => {
      if (children.length === 0) return;
      expect(
        children.reduce((sum, child) => sum + child.value.macs, 0),
        value.name,
      ).to.equal(value.macs);
      children.forEach(check);
    };
    check(tree);
  });
});
