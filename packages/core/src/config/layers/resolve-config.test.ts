import { expect } from "chai";
import { ConfigCycleError, ConfigInvalidError, ConfigNotFoundError, ConfigOverrideError } from "../../errors/index.js";
import {
  collectConfig,
  describeOrigin,
  originAt,
  type Override,
  parseAttach,
  parseSet,
  type PresetLookup,
  resolveConfig,
  type SourcedMap,
  toPlain,
} from "../index.js";
import { parseValue, treeFromJson } from "../testing/tree-from-json.test.js";

const presets = new Map<string, unknown>([
  ["resnet50", { backbone: { type: "resnet", depth: 50 } }],
  ["seresnet50", { extends: "resnet50", attachments: [{ attach: { type: "se", bias: true } }] }],
  ["named", { extends: "resnet50", name: "another name" }],
  ["loop", { extends: "pool" }],
  ["pool", { extends: "loop" }],
  ["lost", { extends: "resnet5" }],
  ["filed", { extends: "./a.yaml" }],
  ["plugged", { plugins: ["p"] }],
  ["malformed", { backbone: () => 1 }],
]);

async function resolve(
  start: string,
  overrides: readonly Override[] = [],
  lookup: PresetLookup = presets,
): Promise<SourcedMap> {
  const noFiles = { load: () => Promise.reject(new TypeError("nothing is loaded here")) };
  const isConfig = start.startsWith("{");
  return resolveConfig(
    await collectConfig(isConfig ? { id: "a", tree: treeFromJson(start) } : start, noFiles, overrides),
    lookup,
  );
}

const plain = async (start: string, overrides?: readonly Override[]) => toPlain(await resolve(start, overrides));

describe("resolveConfig", () => {
  it("takes a preset, under its name", async () => {
    expect(await plain("resnet50")).to.deep.equal({ name: "resnet50", backbone: { type: "resnet", depth: 50 } });
  });

  it("follows presets that extend presets", async () => {
    expect(await plain("seresnet50")).to.deep.equal({
      name: "seresnet50",
      backbone: { type: "resnet", depth: 50 },
      attachments: [{ attach: { type: "se", bias: true } }],
    });
    expect(await plain("named")).to.have.property("name", "another name");
  });

  it("merges a file into the preset that it extends, each value with its origin", async () => {
    const tree = await resolve(
      '{"$schema": "./s.json", "extends": "seresnet50",\n"classes": 10, "attachments": [{"id": "se", "attach": {"reduction": 8}}]}',
    );
    expect(toPlain(tree)).to.deep.equal({
      name: "seresnet50",
      backbone: { type: "resnet", depth: 50 },
      classes: 10,
      attachments: [{ id: "se", attach: { type: "se", bias: true, reduction: 8 } }],
    });
    expect(describeOrigin(originAt(tree, ["classes"]))).to.equal("net.yaml:2:12");
    expect(describeOrigin(originAt(tree, ["backbone", "depth"]))).to.equal("preset resnet50");
    expect(describeOrigin(originAt(tree, ["attachments", "se", "attach", "bias"]))).to.equal("preset seresnet50");
  });

  it("removes nulls where nothing is extended", async () => {
    expect(await plain('{"name": "n", "classes": null}')).to.deep.equal({ name: "n" });
  });

  it("applies overrides last", async () => {
    const overrides = [
      parseAttach("se@conv2", parseValue),
      parseSet("attachments.se.reduction=4", parseValue),
      parseSet("backbone.depth=18", parseValue),
    ];
    expect(await plain("resnet50", overrides)).to.deep.equal({
      name: "resnet50",
      backbone: { type: "resnet", depth: 18 },
      attachments: [{ attach: { type: "se", reduction: 4 }, at: "conv2" }],
    });
  });

  it("names what is wrong in all layers, and all overrides that are", async () => {
    const removal = (id: string, base: string): string =>
      `{"extends": "${base}", "attachments": [{"id": "${id}", "attach": null}]}`;
    const layered = new Map<string, unknown>([
      ["resnet50", { backbone: { type: "resnet", depth: 50 } }],
      ["middle", JSON.parse(removal("x", "resnet50"))],
    ]);
    const error = await resolve(removal("y", "middle"), [], layered).catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(ConfigInvalidError).with.property("problems").that.has.lengthOf(2);
    const overrides = ["backbone.depth.x=1", "classes=3", "attachments.z.id=q"].map((set) => parseSet(set, parseValue));
    const refused = await resolve("resnet50", overrides).catch((reason: unknown) => reason);
    expect(refused).to.be.instanceOf(ConfigOverrideError).with.property("problems").that.has.lengthOf(2);
  });

  it("leaves what plugins registered as it is", async () => {
    const before = JSON.stringify([...presets]);
    await resolve("seresnet50", [parseSet("backbone.depth=18", parseValue)]);
    expect(JSON.stringify([...presets])).to.equal(before);
  });

  const expected = "the name of a network, or a file that ends in .yaml, .yml, .json, .mjs or .js";
  const errors = [
    ["resnet51", ConfigNotFoundError, `there is no network "resnet51"; expected ${expected}. Did you mean "resnet50"?`],
    [
      '{"extends": "zzzzzzzzzzzz"}',
      ConfigNotFoundError,
      `extends: there is no network "zzzzzzzzzzzz"; expected ${expected} (net.yaml:1:13)`,
    ],
    [
      "lost",
      ConfigNotFoundError,
      `extends: there is no network "resnet5"; expected ${expected}. Did you mean "resnet50"? (preset lost)`,
    ],
    ["loop", ConfigCycleError, "extends: a config extends itself: loop → pool → loop (preset pool)"],
    [
      "filed",
      ConfigInvalidError,
      'extends: only a file can extend a file; expected the name of a network; found "./a.yaml" (preset filed)',
    ],
    [
      "plugged",
      ConfigInvalidError,
      "plugins: a network that a plugin registers cannot name plugins; expected `dependsOn` in the plugin that registers it (preset plugged)",
    ],
    [
      "malformed",
      ConfigInvalidError,
      "backbone: not a value of a config; expected a map, a list, text, a number, true, false or null; found a function (preset malformed)",
    ],
  ] as const;
  for (const [start, type, message] of errors) {
    it(`refuses ${start}`, async () => {
      const error: unknown = await resolve(start).catch((reason: unknown) => reason);
      expect(error).to.be.instanceOf(type).with.property("message", message);
    });
  }
});
