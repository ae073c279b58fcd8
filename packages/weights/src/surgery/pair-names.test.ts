import type { TensorSpec } from "@netgraft/core/graph";
import { expect } from "chai";
import { pairNames } from "./pair-names.js";

const names = ["conv1.weight", "bn1.weight", "bn1.num_batches_tracked", "fc.weight", "fc.bias"];
const specs = names.map((name): TensorSpec => {
  return { name, dtype: "float32", shape: [1], role: "parameter", initializer: { kind: "zeros" } };
});
const behind = (prefix: string, of: readonly string[] = names): readonly string[] => of.map((name) => prefix + name);
const ofWrapper = ["n_averaged", ...behind("module.")];

/** What a network's names are to those of a file; what is expected is what `load_state_dict` needs to be given. */
describe("the names of a file", () => {
  const cases: readonly [what: string, found: readonly string[], prefix: string][] = [
    ["are the network's", names, ""],
    ["have the prefix of DataParallel", behind("module."), "module."],
    ["have the prefix of torch.compile", behind("_orig_mod."), "_orig_mod."],
    ["have those of several wrappers", behind("_orig_mod.module.model."), "_orig_mod.module.model."],
    ["have one that all share", behind("encoder_q."), "encoder_q."],
    ["have that of a wrapper, and others have none", [...behind("model."), "loss.weight"], "model."],
    ["have that of a wrapper, but for its own count", ofWrapper, "module."],
    ["have another's beside them, which only half of them have", [...names, ...behind("ema.", names.slice(0, 3))], ""],
    ["have one, and some are missing", behind("net.", names.slice(0, 3)), "net."],
    ["have one, and most are missing", behind("net.", names.slice(0, 2)), ""],
    ["have one that some lack, and no wrapper gives", [...behind("encoder_q."), "queue"], ""],
    ["are others", ["features.0.weight", "features.1.weight"], ""],
    ["are fewer", ["fc.bias"], ""],
    ["are none", [], ""],
    ["would be one for two", ["module.fc.weight", "fc.weight", ...behind("module.", names.slice(0, 3))], ""],
  ];
  for (const [what, found, prefix] of cases)
    it(`that ${what}`, () => {
      const { names: paired, note } = pairNames(specs, new Map(found.map((name) => [name, { shape: [1] }])));
      const short = (name: string): string => (name.startsWith(prefix) ? name.slice(prefix.length) : name);
      expect([...paired]).to.deep.equal(found.map((name) => [short(name), name]));
      expect(note).to.equal(
        prefix === "" ? undefined : `the prefix ${JSON.stringify(prefix)} of its names is left out`,
      );
    });

  it("that are the network's, but for modules that are excepted, stay as they are", () => {
    const found = new Map(["conv1.weight", "bn1.weight"].map((name) => [name, { shape: [1] }]));
    const { names: kept, note } = pairNames(specs, found, { except: ["fc"] });
    expect([...kept]).to.deep.equal([...found.keys()].map((name) => [name, name]));
    expect(note).to.equal(undefined);
  });

  it("that another layout has, are the network's, and what is excepted is known to be there", () => {
    const found = ["stem.weight", "norm.weight", "norm.num_batches_tracked", "head.weight", "head.bias", "mlp.weight"];
    const shapes = new Map(found.map((name) => [name, { shape: [1] }]));
    const { names: paired, note } = pairNames(specs, shapes, { except: ["mlp"], hasOrder: true });
    expect([...paired]).to.deep.equal([
      ["conv1.weight", "stem.weight"],
      ["bn1.weight", "norm.weight"],
      ["fc.weight", "head.weight"],
      ["fc.bias", "head.bias"],
      ["mlp.weight", "mlp.weight"],
    ]);
    expect(note).to.match(/3 modules paired/);
  });
});
