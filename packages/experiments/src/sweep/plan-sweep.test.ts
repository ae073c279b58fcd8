import { expect } from "chai";
import { fromPlain } from "@netgraft/core/config";
import { NetgraftError } from "@netgraft/core";
import { planSweep } from "./plan-sweep.js";
import { sizedBase, sizedConfig } from "./sized.test.support.js";
import { distinctCells, equalRows, type SweepPlan } from "./sweep-plan.js";

const bases = new Map([
  ["gated", sizedBase()],
  ["wide", sizedBase({ ...sizedConfig, name: "wide", backbone: { type: "sized", width: 8 }, attachments: [] })],
]);

function planned(sweep: Readonly<Record<string, unknown>>, version = "1", engine = "onnx"): SweepPlan {
  const tree = fromPlain({ base: "gated", ...sweep }, { kind: "file", name: "sweep.yaml" });
  return planSweep(tree, { name: "unnamed", version, engine, bases });
}

function refusal(sweep: Readonly<Record<string, unknown>>): NetgraftError {
  try {
    planned(sweep);
  } catch (error) {
    if (error instanceof NetgraftError) return error;
    throw error;
  }
  throw new Error("the sweep was planned");
}

const plain = { attachments: [{ id: "gate", attach: null }] };
/** Of the convolution and the dense layer, and of the gate, by their formulas. */
const ofSized = (width: number): number => 29 * width + 2;
const ofGate = (width: number, reduction: number): number =>
  (2 * width * width) / reduction + width / reduction + width;

describe("the plan of a sweep", () => {
  it("has each variant with each setting that means something to it, counted, and each of them with each seed", () => {
    const { rows, cells, baseline, name, seeds } = planned({
      variants: { plain, gated: {}, other: { attachments: [{ id: "gate", at: "other" }] } },
      grid: { "attachments.gate.reduction": [1, 4] },
      seeds: [3, 5],
    });
    expect({ baseline, name, seeds }).to.deep.equal({ baseline: "plain", name: "unnamed", seeds: [3, 5] });
    expect(rows.map(({ variant, settings, parameters }) => [variant, settings, parameters])).to.deep.equal([
      ["plain", {}, ofSized(4)],
      ["gated", { "attachments.gate.reduction": 1 }, ofSized(4) + ofGate(4, 1)],
      ["gated", { "attachments.gate.reduction": 4 }, ofSized(4) + ofGate(4, 4)],
      ["other", { "attachments.gate.reduction": 1 }, ofSized(4) + ofGate(4, 1)],
      ["other", { "attachments.gate.reduction": 4 }, ofSized(4) + ofGate(4, 4)],
    ]);
    expect(cells.map(({ row, seed }) => [row, seed])).to.deep.equal(
      [0, 1, 2, 3, 4].flatMap((row) => [
        [row, 3],
        [row, 5],
      ]),
    );
    expect(new Set(cells.map(({ key }) => key)).size).to.equal(10);
  });

  it("takes values that are zipped together, those that are listed one by one, and leaves out what is excluded", () => {
    const crop = "preprocess.cropRatio";
    const width = "backbone.width";
    const settingsOf = (sweep: Readonly<Record<string, unknown>>): unknown =>
      planned({ variants: { plain }, ...sweep }).rows.map(({ settings }) => [settings[width], settings[crop]]);
    const zip = { [width]: [2, 4, 4], [crop]: [0.5, 0.5, 1] };
    expect(settingsOf({ zip })).to.deep.equal([
      [2, 0.5],
      [4, 0.5],
      [4, 1],
    ]);
    const list = [{ [width]: 2 }, { [crop]: 0.5 }];
    expect(settingsOf({ list })).to.deep.equal([
      [2, undefined],
      [undefined, 0.5],
    ]);
    const grid = { [width]: [2, 4], [crop]: [0.5, 1] };
    expect(settingsOf({ grid, exclude: [{ variant: "plain", [width]: 2, [crop]: 1 }] })).to.deep.equal([
      [2, 0.5],
      [4, 0.5],
      [4, 1],
    ]);
    const { cells } = planned({ grid: { [width]: [2, 4] }, seeds: [1, 2], exclude: [{ seed: 2, [width]: 4 }] });
    expect(cells.map(({ row, seed }) => [row, seed])).to.deep.equal([
      [0, 1],
      [0, 2],
      [1, 1],
    ]);
  });

  it("knows cells that are the same however they are written, and gives each other one a key of its own", () => {
    const plan = planned({
      variants: {
        gated: {},
        again: {
          base: "wide",
          ...(sizedConfig.backbone && { backbone: { width: 4 } }),
          attachments: sizedConfig.attachments,
        },
      },
      seeds: [1, 2],
    });
    expect([...equalRows(plan.rows)]).to.deep.equal([[1, 0]]);
    expect(distinctCells(plan.cells).map(({ row, seed }) => [row, seed])).to.deep.equal([
      [0, 1],
      [0, 2],
    ]);
    const key = (sweep: object, version?: string): string | undefined => planned({ ...sweep }, version).cells[0]?.key;
    const keys = [
      key({}),
      key({}, "2"),
      planned({}, "1", "tensorflow").cells[0]?.key,
      key({ seeds: [1] }),
      key({ variants: { plain } }),
      key({ grid: { "preprocess.cropRatio": [0.5] } }),
      key({ grid: { classes: [3] } }),
      // The names of parameters decide what is drawn for them.
      key({ grid: { "backbone.named": ["first"] } }),
    ];
    expect(new Set(keys).size).to.equal(keys.length);
    expect(key({ name: "another", variants: { else: {} }, baseline: "else" }), "names decide nothing").to.equal(
      key({}),
    );
    expect(keys[0]).to.match(/^[0-9a-f]{16}$/);
  });

  it("solves for the width that has as many parameters as another variant, at each setting, and tells the difference", () => {
    const { rows } = planned({
      variants: {
        plain,
        gated: {},
        wider: { ...plain, match: { parameters: "gated" }, vary: "backbone.width" },
        atLeast: { ...plain, match: { parameters: "gated", atLeast: true }, vary: "backbone.width" },
      },
      grid: { "attachments.gate.reduction": [1, 2] },
    });
    const matched = rows.filter((row) => row.matched !== undefined);
    // 118 + 40 = 158 lies between the 118 of width 4 and the 176 of width 6; 118 + 22 = 140 is nearer to the former.
    expect(
      matched.map(({ variant, parameters, matched: by }) => [variant, by?.value, by?.residual, parameters]),
    ).to.deep.equal([
      ["wider", 6, 18, 176],
      ["wider", 4, -22, 118],
      ["atLeast", 6, 18, 176],
      ["atLeast", 6, 36, 176],
    ]);
    expect(matched[0]?.matched).to.deep.include({
      cost: "parameters",
      with: "gated",
      target: 158,
      vary: "backbone.width",
    });
    const byWork = planned({
      variants: { plain, wider: { ...plain, match: { macs: "wide" }, vary: "backbone.width" } },
    });
    // 8×8 positions of 27 products for each of 8 channels, and 2 of each in the dense layer.
    expect(byWork.rows[1]?.matched).to.deep.include({ target: 64 * 27 * 8 + 16, value: 8, residual: 0 });
  });

  const mistakes: Readonly<
    Record<string, readonly [sweep: Readonly<Record<string, unknown>>, code: string, ...says: readonly string[]]>
  > = {
    "a baseline that is no variant": [
      { variants: { plain, gated: {} }, baseline: "plian" },
      "NG_CONFIG_INVALID",
      'baseline: there is no variant "plian"; expected one of plain, gated. Did you mean "plain"? (sweep.yaml)',
    ],
    "a key that is misspelt": [{ sedes: [1] }, "NG_CONFIG_INVALID", "sedes: unknown key", '"seeds"'],
    "a seed that stands twice": [{ seeds: [1, 2, 1] }, "NG_CONFIG_INVALID", "seeds[2]: this seed stands twice"],
    "a variant that changes nothing": [
      { variants: { plain, same: { attachments: [{ id: "gate", at: "output" }] } } },
      "NG_SWEEP_NO_EFFECT",
      "variants.same: what this variant says changes nothing",
    ],
    "a variant that a setting overrides": [
      { variants: { plain, small: { backbone: { width: 2 } } }, grid: { "backbone.width": [4, 6] } },
      "NG_SWEEP_NO_EFFECT",
      "variants.small: what",
    ],
    "a setting that no variant has": [
      { variants: { plain }, grid: { "attachments.gate.reduction": [1, 2] } },
      "NG_SWEEP_NO_EFFECT",
      "no variant has what attachments.gate.reduction leads to",
    ],
    "a setting that leads nowhere": [
      { grid: { "attachments.gaet.reduction": [1, 2] } },
      "NG_CONFIG_OVERRIDE",
      'attachments has no item "gaet"',
      'Did you mean "gate"?',
    ],
    "an option that there is not": [
      { variants: { plain, gated: {} }, grid: { "backbone.widht": [4] } },
      "NG_CONFIG_INVALID",
      "variants.plain: backbone.widht: unknown key",
      "variants.gated: backbone.widht",
      'Did you mean "width"?',
    ],
    "one value twice": [
      { grid: { "backbone.width": [4, 4] } },
      "NG_CONFIG_INVALID",
      'grid["backbone.width"][1]: this value stands twice',
    ],
    "a path in two places": [
      { grid: { classes: [2, 3] }, list: [{ classes: 4 }] },
      "NG_CONFIG_INVALID",
      "list: classes is set twice; found it in grid.classes, too",
    ],
    "lists of different lengths": [
      { zip: { classes: [2, 3], "backbone.width": [4] } },
      "NG_CONFIG_INVALID",
      "zip: the lists are not of one length; expected as many values of each; found 2 of classes, 1 of backbone.width",
    ],
    "a path that is none": [{ grid: { "classes.": [2] } }, "NG_CONFIG_INVALID", 'grid["classes."]: this is no path'],
    "a seed among the settings": [{ grid: { "training.seed": [2] } }, "NG_CONFIG_INVALID", "the key `seeds`"],
    "an exclusion of nothing": [
      { variants: { plain }, exclude: [{ variant: "plain", classes: 3 }] },
      "NG_SWEEP_NO_EFFECT",
      "exclude[0]: this leaves nothing out",
    ],
    "too many cells": [
      {
        grid: { classes: Array.from({ length: 101 }, (_, index) => index + 2) },
        seeds: Array.from({ length: 100 }, (_, seed) => seed),
      },
      "NG_CONFIG_INVALID",
      "at most 10000; found 10100",
    ],
    "a match that no width reaches": [
      {
        variants: { gated: {}, wider: { ...plain, match: { parameters: "gated" }, vary: "backbone.width" } },
        grid: { "attachments.gate.reduction": [4], "backbone.width": [64] },
      },
      "NG_SWEEP_MATCH",
      `variants.wider.match: no backbone.width comes to what "gated" has; expected ${ofSized(64) + ofGate(64, 4)} parameters; found ${ofSized(64)} at the nearest, 64 (−${ofGate(64, 4)})`,
    ],
    "a match of what is no number": [
      { variants: { plain, wider: { match: { parameters: "plain" }, vary: "backbone.named" } } },
      "NG_SWEEP_MATCH",
      "variants.wider.vary: no whole number can stand at backbone.named",
    ],
    "variants that match each other": [
      {
        variants: {
          a: { match: { parameters: "b" }, vary: "backbone.width" },
          b: { match: { parameters: "a" }, vary: "backbone.width" },
        },
      },
      "NG_SWEEP_MATCH",
      "variants match each other in a circle",
      "a → b → a",
    ],
    "a match of two costs": [
      { variants: { plain, wider: { match: { parameters: "plain", macs: "plain" }, vary: "backbone.width" } } },
      "NG_CONFIG_INVALID",
      "variants.wider.match: one cost is matched",
    ],
    "a match without what varies": [
      { variants: { plain, wider: { match: { parameters: "plain" } } } },
      "NG_CONFIG_INVALID",
      "variants.wider: `match` and `vary` belong together",
    ],
    "a variant with a name": [
      { variants: { plain, named: { name: "x" } } },
      "NG_CONFIG_INVALID",
      "variants.named.name: a variant cannot have this key",
    ],
    "an attachment that is not there to be removed": [
      { variants: { none: { attachments: [{ id: "se", attach: null }] } } },
      "NG_CONFIG_INVALID",
      "variants.none: attachments",
    ],
  };
  for (const [what, [sweep, code, ...says]] of Object.entries(mistakes))
    it(`refuses ${what}`, () => {
      const error = refusal(sweep);
      expect(error.code, error.message).to.equal(code);
      for (const words of says) expect(error.message).to.contain(words);
    });

  it("tells all that is wrong with several variants, and each once", () => {
    const { problems } = refusal({
      variants: { a: { backbone: { width: 3 } }, b: { attachments: [{ id: "gate", at: "nowhere" }] } },
      grid: { classes: [2, 3] },
    });
    expect(problems.map(({ at }) => at)).to.deep.equal(["variants.a: backbone.width", "variants.b: attachments[0].at"]);
  });
});
