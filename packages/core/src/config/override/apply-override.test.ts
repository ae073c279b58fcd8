import { expect } from "chai";
import { ConfigOverrideError } from "../../errors/index.js";
import {
  applyOverrides,
  describeOrigin,
  keyOriginAt,
  originAt,
  parseAttach,
  parseSet,
  type SourcedMap,
  toPlain,
} from "../index.js";
import { parseValue, treeFromJson } from "../testing/tree-from-json.test.js";

const text = `{"name": "n", "classes": 1000, "backbone": {"type": "resnet", "depth": 50},
  "attachments": [{"attach": {"type": "se", "reduction": 16}, "where": {"stages": [1, 2]}}, {"id": "second", "attach": {"type": "cbam"}}]}`;

function config(json = text): SourcedMap {
  const tree = treeFromJson(json);
  if (tree.kind !== "map") throw new TypeError("a test's config is a map");
  return tree;
}

const set = (...texts: string[]) =>
  applyOverrides(
    config(),
    texts.map((one) => parseSet(one, parseValue)),
  );

/** A config's tree is a map, and so is what it is without origins. */
const plainMap = (tree: SourcedMap) => toPlain(tree) as Record<string, unknown>;

/** The plain config after the overrides. */
function after(...texts: string[]): Record<string, unknown> {
  return plainMap(set(...texts));
}

const original = () => plainMap(config());
const [se, second] = original()["attachments"] as Record<string, unknown>[];

describe("applyOverrides", () => {
  it("sets a value and nothing else", () => {
    expect(after("classes=10")).to.deep.equal({ ...original(), classes: 10 });
    expect(after("backbone.depth=18")).to.deep.equal({ ...original(), backbone: { type: "resnet", depth: 18 } });
  });

  it("makes maps and lists that are not there", () => {
    expect(after("input.height=32")).to.deep.equal({ ...original(), input: { height: 32 } });
    expect(after("attachments.second.where.stages[0]=3")["attachments"]).to.deep.equal([
      se,
      { ...second, where: { stages: [3] } },
    ]);
  });

  it("addresses items by id, type and index", () => {
    const changed = { ...second, at: "conv2" };
    expect(after("attachments.second.at=conv2")["attachments"]).to.deep.equal([se, changed]);
    expect(after("attachments[1].at=conv2")["attachments"]).to.deep.equal([se, changed]);
    expect(after("attachments.se.where.stages[1]=4")["attachments"]).to.deep.equal([
      { ...se, where: { stages: [1, 4] } },
      second,
    ]);
    expect(after("attachments.se.where.stages[2]=4")["attachments"]).to.deep.equal([
      { ...se, where: { stages: [1, 2, 4] } },
      second,
    ]);
  });

  it("takes what is no key of a rule for an option of the attachment", () => {
    const changed = [{ ...se, attach: { type: "se", reduction: 8 } }, second];
    expect(after("attachments.se.reduction=8")["attachments"]).to.deep.equal(changed);
    expect(after("attachments.se.attach.reduction=8")["attachments"]).to.deep.equal(changed);
    expect(after("attachments.se.squeeze.kind=avg")["attachments"]).to.have.nested.property(
      "[0].attach.squeeze.kind",
      "avg",
    );
  });

  it("removes by null", () => {
    const { classes: _, ...rest } = original();
    expect(after("classes=null")).to.deep.equal(rest);
    expect(after("attachments.se=null")["attachments"]).to.deep.equal([second]);
    expect(after("attachments.se.reduction=null")["attachments"]).to.deep.equal([
      { ...se, attach: { type: "se" } },
      second,
    ]);
    expect(after("attachments.se.where.stages[0]=null")["attachments"]).to.deep.equal([
      { ...se, where: { stages: [2] } },
      second,
    ]);
  });

  it("leaves all as it is where there is nothing to remove", () => {
    expect(after("input.height=null", "labels=null", "input.sizes[0]=null")).to.deep.equal(original());
  });

  it("drops the options of a component that another takes the place of", () => {
    expect(after("backbone.type=vgg", "backbone.width=2")["backbone"]).to.deep.equal({ type: "vgg", width: 2 });
    expect(after("backbone.type=resnet")["backbone"]).to.deep.equal({ type: "resnet", depth: 50 });
    expect(after("attachments.second.type=eca")["attachments"]).to.deep.equal([
      se,
      { id: "second", attach: { type: "eca" } },
    ]);
  });

  it("replaces whole maps and lists, without their nulls", () => {
    expect(after('backbone={"type":"resnet","width":2,"depth":null}')["backbone"]).to.deep.equal({
      type: "resnet",
      width: 2,
    });
    expect(after("attachments=[]")["attachments"]).to.deep.equal([]);
  });

  it("appends attachments, in order with other overrides", () => {
    const tree = applyOverrides(config(), [
      parseAttach("eca(kernel=3)@conv2", parseValue),
      parseSet("attachments.eca.kernel=5", parseValue),
      parseAttach("x=se(reduction=null)", parseValue),
    ]);
    expect(plainMap(tree)["attachments"]).to.deep.equal([
      se,
      second,
      { attach: { type: "eca", kernel: 5 }, at: "conv2" },
      { id: "x", attach: { type: "se" } },
    ]);
    expect(toPlain(applyOverrides(config("{}"), [parseAttach("se", parseValue)]))).to.deep.equal({
      attachments: [{ attach: { type: "se" } }],
    });
  });

  it("changes the origins of what it sets alone", () => {
    const tree = set("attachments.se.reduction=8");
    expect(describeOrigin(originAt(tree, ["attachments", 0, "attach", "reduction"]))).to.equal(
      "--set attachments.se.reduction=8",
    );
    expect(describeOrigin(keyOriginAt(tree, ["attachments", 0, "attach", "reduction"]))).to.equal(
      "--set attachments.se.reduction=8",
    );
    expect(describeOrigin(originAt(tree, ["attachments", 0, "attach", "type"]))).to.equal("net.yaml:2:39");
    expect(describeOrigin(keyOriginAt(tree, ["attachments", 0, "attach"]))).to.equal("net.yaml:2:20");
  });

  const errors: readonly (readonly [override: string, message: string])[] = [
    ["attachments.sce.reduction=8", 'attachments has no item "sce"; expected one of se, second. Did you mean "se"?'],
    ["attachments.nonsense=null", 'attachments has no item "nonsense"; expected one of se, second'],
    [
      "attachments[5].at=x",
      "attachments has no index 5; expected an index from 0 to 2, which adds one; found a list of 2 values",
    ],
    ["classes.x=1", "classes has no parts that could be set; expected classes=value; found the number 1000"],
    ["backbone[0]=1", "backbone is a map, which has keys and no indices; expected one of type, depth"],
    [
      "[0]=1",
      "the config is a map, which has keys and no indices; expected one of name, classes, backbone, attachments",
    ],
    [
      "attachments.se.where.stages.x=1",
      'attachments.se.where.stages has no item "x"; expected an index, such as attachments.se.where.stages[0]',
    ],
  ];
  for (const [override, message] of errors) {
    it(`refuses ${override}`, () => {
      expect(() => set(override))
        .to.throw(ConfigOverrideError)
        .with.property("message", `--set ${override}: ${message}`);
    });
  }

  it("refuses to set part of an attachment where there are none", () => {
    expect(() => applyOverrides(config("{}"), [parseSet("attachments.se.reduction=8", parseValue)]))
      .to.throw(ConfigOverrideError)
      .with.property(
        "message",
        '--set attachments.se.reduction=8: attachments has no item "se"; expected an attachment, which `--attach` adds',
      );
  });

  it("refuses an identity that two items have", () => {
    const two = config('{"attachments": [{"attach": {"type": "se"}}, {"attach": {"type": "se"}}]}');
    expect(() => applyOverrides(two, [parseSet("attachments.se.reduction=8", parseValue)]))
      .to.throw(ConfigOverrideError)
      .with.property(
        "message",
        '--set attachments.se.reduction=8: more than one item of attachments is called "se"; expected one of attachments[0], attachments[1]',
      );
  });
});
