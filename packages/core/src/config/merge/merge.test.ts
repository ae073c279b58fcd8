import { expect } from "chai";
import { ConfigInvalidError } from "../../errors/index.js";
import { describeOrigin, mergeConfig, originAt, type SourcedMap, toPlain } from "../index.js";
import { treeFromJson } from "../testing/tree-from-json.test.js";

function map(text: string, file: string): SourcedMap {
  const tree = treeFromJson(text, file);
  if (tree.kind !== "map") throw new TypeError("a test's config is a map");
  return tree;
}

const merged = (base: string, over: string) => mergeConfig(map(base, "base.yaml"), map(over, "over.yaml"));
const plain = (base: string, over: string) => toPlain(merged(base, over));

describe("mergeConfig", () => {
  it("merges maps key by key, the base's keys first", () => {
    const result = plain('{"a": {"x": 1, "y": 2}, "b": 3}', '{"c": 4, "a": {"y": 5, "z": 6}}');
    expect(JSON.stringify(result)).to.equal('{"a":{"x":1,"y":5,"z":6},"b":3,"c":4}');
  });

  it("removes by null, at any depth", () => {
    expect(plain('{"a": {"x": 1, "y": 2}, "b": 3}', '{"a": {"x": null, "absent": null}, "b": null}')).to.deep.equal({
      a: { y: 2 },
    });
  });

  it("replaces lists of values", () => {
    expect(plain('{"s": [1, 2, 3]}', '{"s": [4]}')).to.deep.equal({ s: [4] });
    expect(plain('{"s": [1, 2, 3]}', '{"s": []}')).to.deep.equal({ s: [] });
  });

  it("replaces a value of another kind", () => {
    expect(plain('{"a": {"x": 1}, "b": [1]}', '{"a": 2, "b": {"y": 3}}')).to.deep.equal({ a: 2, b: { y: 3 } });
  });

  it("unites plugins, each once, a relative path once for each file", () => {
    expect(plain('{"plugins": ["p", "./a.mjs", "q"]}', '{"plugins": ["r", "q", "./a.mjs"]}')).to.deep.equal({
      plugins: ["p", "./a.mjs", "q", "r", "./a.mjs"],
    });
    expect(plain('{"plugins": ["p"]}', '{"plugins": []}')).to.deep.equal({ plugins: ["p"] });
    expect(plain('{"plugins": ["p"]}', '{"plugins": null}')).to.deep.equal({});
    expect(plain('{"x": {"plugins": ["p"]}}', '{"x": {"plugins": ["q"]}}')).to.deep.equal({ x: { plugins: ["q"] } });
  });

  it("replaces a map where the type differs", () => {
    expect(
      plain('{"backbone": {"type": "resnet", "depth": 50}}', '{"backbone": {"type": "vgg", "width": 2}}'),
    ).to.deep.equal({
      backbone: { type: "vgg", width: 2 },
    });
    expect(
      plain('{"backbone": {"type": "resnet", "depth": 50}}', '{"backbone": {"type": "resnet", "width": 2}}'),
    ).to.deep.equal({
      backbone: { type: "resnet", depth: 50, width: 2 },
    });
    expect(plain('{"backbone": {"type": "resnet", "depth": 50}}', '{"backbone": {"depth": 18}}')).to.deep.equal({
      backbone: { type: "resnet", depth: 18 },
    });
  });

  describe("of attachments", () => {
    const base =
      '{"attachments": [{"attach": {"type": "se", "reduction": 16}, "at": "residual"}, {"id": "b", "attach": {"type": "cbam"}}]}';

    it("merges by id, by default the type, and appends what is new", () => {
      const over =
        '{"attachments": [{"attach": {"type": "eca"}}, {"id": "se", "attach": {"reduction": 8}}, {"id": "b", "at": "conv2"}]}';
      expect(plain(base, over)).to.deep.equal({
        attachments: [
          { attach: { type: "se", reduction: 8 }, at: "residual", id: "se" },
          { id: "b", attach: { type: "cbam" }, at: "conv2" },
          { attach: { type: "eca" } },
        ],
      });
    });

    it("replaces the options where the type of an item changes", () => {
      expect(plain(base, '{"attachments": [{"id": "se", "attach": {"type": "cbam", "kernel": 7}}]}')).to.deep.include({
        attachments: [
          { attach: { type: "cbam", kernel: 7 }, at: "residual", id: "se" },
          { id: "b", attach: { type: "cbam" } },
        ],
      });
    });

    it("removes an item by a null attach, and all by null", () => {
      expect(plain(base, '{"attachments": [{"id": "se", "attach": null}]}')).to.deep.equal({
        attachments: [{ id: "b", attach: { type: "cbam" } }],
      });
      expect(plain(base, '{"attachments": null}')).to.deep.equal({});
    });

    it("adds nothing by an empty list", () => {
      expect(plain(base, '{"attachments": []}')).to.deep.equal(toPlain(map(base, "base.yaml")));
    });

    it("keeps a malformed item for validation to report", () => {
      expect(plain(base, '{"attachments": [{"at": "conv2"}, {"attach": {"type": "eca"}}]}'))
        .to.have.property("attachments")
        .with.lengthOf(4);
    });

    it("says so where there is nothing to remove", () => {
      expect(() => merged(base, '{"attachments": [{"id": "sse", "attach": null}]}'))
        .to.throw(ConfigInvalidError)
        .with.property(
          "message",
          'attachments.sse: there is no "sse" to remove; expected one of se, b. Did you mean "se"? (over.yaml:1:18)',
        );
    });

    it("says so where it is not clear which item is meant", () => {
      const two = '{"attachments": [{"attach": {"type": "se"}}, {"attach": {"type": "se"}}]}';
      const one = '{"attachments": [{"attach": {"type": "se"}}]}';
      const message =
        'attachments.se: more than one item is called "se", so it is not clear which is overridden; expected items with an `id` of their own';
      expect(() => merged(two, one)).to.throw(ConfigInvalidError, `${message} (over.yaml:1:18)`);
      expect(() => merged(one, two)).to.throw(ConfigInvalidError, `${message} (over.yaml:1:18)`);
      expect(plain("{}", two)).to.deep.equal(toPlain(map(two, "")));
    });
  });

  it("keeps the origin of each value", () => {
    const tree = merged(
      '{"a": {"x": 1,\n "y": 2}, "attachments": [{"attach": {"type": "se",\n "r": 16}}]}',
      '{"a": {\n\n"y": 3}, "attachments": [{"id": "se", "at": "q"}]}',
    );
    const written = (...path: (string | number)[]) => describeOrigin(originAt(tree, path));
    expect(written("a", "x")).to.equal("base.yaml:1:13");
    expect(written("a", "y")).to.equal("over.yaml:3:6");
    expect(written("attachments", "se", "attach", "r")).to.equal("base.yaml:3:7");
    expect(written("attachments", 0, "at")).to.equal("over.yaml:3:45");
  });
});
