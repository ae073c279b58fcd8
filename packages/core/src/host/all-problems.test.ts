import { expect } from "chai";
import fc from "fast-check";
import { z } from "#zod";
import { attachment } from "../compose/attachment.js";
import { backbone } from "../compose/backbone.js";
import { fakeBlock } from "../compose/fake-network.test.support.js";
import { treeFromJson } from "../config/testing/tree-from-json.test.js";
import type { SourcedMap } from "../config/tree/sourced.js";
import { AttachmentMisfitError, NetgraftError, type Problem } from "../errors/index.js";
import { definePlugin } from "./plugin.js";
import { createFramework } from "./framework.js";
import { openConfig } from "./open-config.js";

const fake = backbone({
  type: "fake",
  summary: "Two stages of two fake blocks.",
  options: { depth: z.int().positive().max(3).default(2) },
  sites: { branchInput: "before", conv1: "after conv1", residual: "at the end", shortcut: "aside", output: "after" },
  replaceable: ["conv1"],
  standard: "residual",
  build:
    ({ depth }, { classes }) =>
    (b, image) => {
      const blocks = Array.from({ length: depth }, (_, index) => ({ name: `${index}`, block: fakeBlock(1) }));
      const first = b.stage({ index: 1, name: "layer1", reduction: 1, blocks }, image);
      const second = b.stage({ index: 2, name: "layer2", reduction: 1, blocks }, first);
      return b.dense("fc", b.flatten(b.globalAveragePool(second)), { channels: classes });
    },
});

const gate = attachment({
  type: "gate",
  summary: "Multiplies with a factor for each channel; too large a one does not fit.",
  options: z.strictObject({ reduction: z.int().positive().default(1) }),
  build:
    ({ reduction }) =>
    (b, x) => {
      if (x.size("channel") % reduction !== 0)
        throw new AttachmentMisfitError({ message: `${reduction} does not divide the channels` });
      return b.sigmoid(x);
    },
});

const longer = attachment({
  type: "longer",
  summary: "Does not keep the shape.",
  options: z.strictObject({}),
  build: () => (b, x) => b.conv("conv", x, { channels: 7 }),
});

const framework = createFramework({
  plugins: [definePlugin({ name: "fake", apiVersion: 1, backbones: [fake], attachments: [gate, longer] })],
});

/** What is said of a config, one line a problem; none where it composes. */
function told(text: string): Told {
  // The text is that of a map.
  return failing(() => framework.composeResolved(treeFromJson(text) as SourcedMap));
}

interface Told {
  readonly code?: string;
  readonly problems: readonly Problem[];
}

function failing(work: () => unknown): Told {
  try {
    work();
    return { problems: [] };
  } catch (error) {
    if (error instanceof NetgraftError) return { code: error.code, problems: error.problems };
    throw error;
  }
}

/** A config whose rules stand one on a line, from line 2 on. */
function withRules(rules: readonly string[], keys = '"name": "n", '): string {
  return `{${keys}"backbone": {"type": "fake"}, "input": {"height": 8, "width": 8}, "attachments": [\n${rules.join(",\n")}]}`;
}

const places = ({ problems }: ReturnType<typeof told>): (string | undefined)[] =>
  problems.map(({ at, source, code }) => [at, source, code].filter((part) => part !== undefined).join(" "));

const wrongSite = '{"id": "a", "attach": {"type": "gate"}, "at": "residul"}';
const wrongReplaceable = '{"id": "b", "attach": {"type": "gate"}, "replace": "conv7"}';
const selectsNothing = '{"id": "c", "attach": {"type": "gate"}, "where": {"stages": [7]}}';
const doesNotFit = '{"id": "d", "attach": {"type": "gate", "reduction": 2}}';
const doesNotKeep = '{"id": "e", "attach": {"type": "longer"}, "where": {"stages": [2]}}';
const cannotReplace = '{"id": "f", "attach": {"type": "gate"}, "replace": "conv1"}';
const good = '{"id": "good", "attach": {"type": "gate"}}';

describe("all problems of a config", () => {
  it("are none where it composes", () => {
    expect(told(withRules([good]))).to.deep.equal({ problems: [] });
  });

  it("name each wrong site with its place, under the code that one alone has", () => {
    const found = told(withRules([wrongSite, good, wrongReplaceable]));
    expect(found.code).to.equal("NG_UNKNOWN_SITE");
    expect(places(found)).to.deep.equal(["attachments[0].at net.yaml:2:47", "attachments[2].replace net.yaml:4:52"]);
    expect(found.problems[0]).to.include({ nearest: "residual" });
  });

  it("name wrong sites beside rules that select nothing, do not fit, do not keep the shape or cannot replace", () => {
    const found = told(withRules([wrongSite, selectsNothing, doesNotFit, doesNotKeep, cannotReplace, good]));
    expect(found.code).to.equal("NG_CONFIG_INVALID");
    expect(places(found)).to.deep.equal([
      "attachments[0].at net.yaml:2:47 NG_UNKNOWN_SITE",
      "attachments.f net.yaml:6:1 NG_ATTACHMENT_MISFIT",
      "layer1.0.d net.yaml:4:1 NG_ATTACHMENT_MISFIT",
      "layer2.0.e net.yaml:5:1 NG_ATTACHMENT_SHAPE",
      "attachments[1] net.yaml:3:1 NG_NOTHING_SELECTED",
    ]);
  });

  it("name those of the composition where the name is missing", () => {
    const found = told(withRules([selectsNothing, wrongSite], ""));
    expect(found.code).to.equal("NG_CONFIG_INVALID");
    expect(places(found)).to.deep.equal([
      "name net.yaml:1:1",
      "attachments[1].at net.yaml:3:47 NG_UNKNOWN_SITE",
      "attachments[0] net.yaml:2:1 NG_NOTHING_SELECTED",
    ]);
  });

  it("name those of the composition beside wrong options, unknown keys and unknown types of other rules", () => {
    const found = told(
      withRules([
        '{"attach": {"type": "gate", "redction": 2}, "at": "outptu"}',
        '{"attach": {"type": "gaet"}, "at": "nowhere"}',
        '{"id": "u", "attach": {"type": "gate"}, "at": "nowhere", "wher": {}}',
        selectsNothing,
      ]),
    );
    expect(found.code).to.equal("NG_CONFIG_INVALID");
    expect(places(found)).to.deep.equal([
      "attachments[2].wher net.yaml:4:58",
      "attachments[0].attach.redction net.yaml:2:29",
      "attachments[1].attach.type net.yaml:3:21 NG_UNKNOWN_COMPONENT",
      "attachments[0].at net.yaml:2:51 NG_UNKNOWN_SITE",
      "attachments[2].at net.yaml:4:47 NG_UNKNOWN_SITE",
      "attachments[3] net.yaml:5:1 NG_NOTHING_SELECTED",
    ]);
  });

  it("name sites, but not what only tracing tells, where the options of the backbone are wrong", () => {
    const found = told(`{"backbone": {"type": "fake", "depth": 9}, "attachments": [${wrongSite}, ${selectsNothing}]}`);
    expect(places(found)).to.deep.equal([
      "name net.yaml:1:1",
      "backbone.depth net.yaml:1:40",
      "attachments[0].at net.yaml:1:106 NG_UNKNOWN_SITE",
    ]);
  });

  it("guess no site where the backbone, the attachment or the place itself is not known", () => {
    const rules = ['{"attach": {"type": "gate"}, "at": 5}', '{"id": "x", "attach": {}, "at": "nowhere"}'];
    expect(places(told(withRules(rules)))).to.deep.equal([
      "attachments[0].at net.yaml:2:36",
      "attachments[1].attach.type net.yaml:3:23",
    ]);
    expect(places(told(`{"backbone": {"type": "fak"}, "attachments": [${wrongSite}]}`))).to.deep.equal([
      "name net.yaml:1:1",
      "backbone.type net.yaml:1:23 NG_UNKNOWN_COMPONENT",
    ]);
    const both = '{"id": "y", "attach": {"type": "gate"}, "at": "nowhere", "replace": "nowhere"}';
    expect(places(told(withRules([both])))).to.deep.equal(["attachments[0].replace net.yaml:2:69"]);
  });

  it("name plugins that are none, and guess no type that they may have brought", async () => {
    const problemsWith = async (plugins: string): Promise<string[]> => {
      const tree = treeFromJson(
        `{"plugins": ${plugins}, "backbone": {"type": "fake"}, "input": {"height": 8, "width": 8}, "attachments": [
          {"attach": {"type": "brought"}}, ${wrongSite}]}`,
      );
      const loader = {
        load: () => Promise.reject(new TypeError("nothing is loaded here")),
        loadPlugin: () => Promise.resolve(definePlugin({ name: "empty", apiVersion: 1 })),
      };
      const builtIn = [definePlugin({ name: "fake", apiVersion: 1, backbones: [fake], attachments: [gate] })];
      const { framework: own, collected } = await openConfig({ id: "net.yaml", tree }, { loader, builtIn });
      const { problems } = failing(() => own.composeCollected(collected));
      return problems.map(
        ({ at, message, expected, found, source }) => `${at}: ${message}; ${expected}; ${found} (${source})`,
      );
    };
    const missing =
      "name: this key is missing; text of one line, at most 200 characters that can be seen; undefined (net.yaml:1:1)";
    const site = `attachments[1].at: the backbone "fake" has no site "residul"; one of branchInput, conv1, residual, shortcut, output, betweenStages; undefined (net.yaml:2:90)`;
    expect(await problemsWith('[1, "p"]')).to.deep.equal([
      missing,
      "plugins[0]: wrong type; the name of a package, or the path of a file; the number 1 (net.yaml:1:14)",
      site,
    ]);
    expect(await problemsWith('"p"')).to.deep.equal([
      missing,
      'plugins: wrong type; a list of values, each the name of a package, or the path of a file; text "p" (net.yaml:1:13)',
      site,
    ]);
    expect(await problemsWith('["p"]')).to.deep.equal([
      missing,
      'attachments[0].attach.type: unknown attachment "brought"; gate; undefined (net.yaml:2:31)',
      site,
    ]);
  });

  it("are those of each rule alone, whichever rules stand together", () => {
    const faulty: readonly (readonly [rule: string, code: string, at: (index: number) => string])[] = [
      [wrongSite, "NG_UNKNOWN_SITE", (index) => `attachments[${index}].at`],
      [wrongReplaceable, "NG_UNKNOWN_SITE", (index) => `attachments[${index}].replace`],
      [selectsNothing, "NG_NOTHING_SELECTED", (index) => `attachments[${index}]`],
      [doesNotFit, "NG_ATTACHMENT_MISFIT", () => "layer1.0.d"],
      [doesNotKeep, "NG_ATTACHMENT_SHAPE", () => "layer2.0.e"],
      [cannotReplace, "NG_ATTACHMENT_MISFIT", () => "attachments.f"],
      [
        '{"id": "g", "attach": {"type": "gaet"}}',
        "NG_UNKNOWN_COMPONENT",
        (index) => `attachments[${index}].attach.type`,
      ],
      [
        '{"id": "h", "attach": {"type": "gate", "x": 1}}',
        "NG_CONFIG_INVALID",
        (index) => `attachments[${index}].attach.x`,
      ],
    ];
    const fine = [good, '{"id": "also", "attach": {"type": "gate"}, "at": "output"}'].map((rule) => [rule] as const);
    fc.assert(
      fc.property(fc.shuffledSubarray([...faulty, ...fine], { minLength: 1 }), fc.boolean(), (rules, isNamed) => {
        const { code, problems } = told(
          withRules(
            rules.map(([rule]) => rule),
            isNamed ? undefined : "",
          ),
        );
        const expected = rules.flatMap(([, kind, at], index) => (at === undefined ? [] : [`${kind} ${at(index)}`]));
        if (!isNamed) expected.push("NG_CONFIG_INVALID name");
        const found = problems.map((problem) => `${problem.code ?? code} ${problem.at}`);
        expect(found.toSorted()).to.deep.equal(expected.toSorted());
        for (const { source } of problems) expect(source).to.match(/^net\.yaml:\d+:\d+$/);
      }),
      { numRuns: 60 },
    );
  });

  it("name each rule that replaces what another replaces, and go on", () => {
    const replaces = attachment({
      type: "same",
      summary: "The convolution itself.",
      options: z.strictObject({}),
      replace: () => (b, x, convolution) => b.conv("conv", x, convolution),
    });
    const own = createFramework({
      plugins: [definePlugin({ name: "own", apiVersion: 1, backbones: [fake], attachments: [replaces] })],
    });
    const rule = (id: string, where = {}): object => ({ id, attach: { type: "same" }, replace: "conv1", where });
    expect(() =>
      own.compose({
        name: "n",
        backbone: { type: "fake" },
        input: { height: 8, width: 8 },
        // Plain data; the types of options are those of the attachment.
        attachments: [rule("a"), rule("b"), rule("c", { stages: [9] })] as never,
      }),
    )
      .to.throw(NetgraftError)
      .with.property("problems")
      .that.has.lengthOf(2);
  });
});
