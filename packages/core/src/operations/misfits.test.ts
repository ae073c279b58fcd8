import { expect } from "chai";
import { problemOf } from "../errors/thrown.test.support.js";
import { operationExamples } from "./examples.test.support.js";
import { applyHere, type Misfit, testMisfits } from "./misfits.test.support.js";

const map = { batch: "any", channel: 6, height: 5, width: 4 } as const;
const described = "[batch: any, channel: 6, height: 5, width: 4]";

const misfits: readonly Misfit[] = [
  {
    what: "a sum of other sizes",
    operation: "add",
    attributes: { residual: true },
    inputs: [map, { channel: 3 }],
    message: `the sizes of axis "channel" do not fit each other`,
    expected: described,
    found: "[channel: 3]",
  },
  {
    what: "a product of other sizes",
    operation: "multiply",
    inputs: [{ channel: 3 }, map],
    message: `the sizes of axis "channel" do not fit each other`,
    expected: "[channel: 3]",
    found: described,
  },
  {
    what: "a batch of 2 with one of any size",
    operation: "multiply",
    inputs: [map, { batch: 2 }],
    message: `the sizes of axis "batch" do not fit each other`,
    expected: described,
    found: "[batch: 2]",
  },
  {
    what: "joined values that differ elsewhere",
    operation: "concat",
    attributes: { axis: "channel" },
    inputs: [map, { ...map, width: 3 }],
    message: `values joined along "channel" differ in another axis`,
    expected: described,
    found: "[batch: any, channel: 6, height: 5, width: 3]",
  },
  {
    what: "joined values without the axis",
    operation: "concat",
    attributes: { axis: "depth" },
    inputs: [map, map],
    message: `there is no axis "depth"`,
    found: described,
  },
  {
    what: "a slice beyond the end",
    operation: "slice",
    attributes: { axis: "channel", start: 2, end: 7, step: 1 },
    inputs: [map],
    message: `the slice does not lie inside axis "channel"`,
    expected: "0 ≤ start < end ≤ 6",
    found: "2 to 7",
  },
  {
    what: "an empty slice",
    operation: "slice",
    attributes: { axis: "channel", start: 2, end: 2, step: 1 },
    inputs: [map],
    message: `the slice does not lie inside axis "channel"`,
    expected: "0 ≤ start < end ≤ 6",
    found: "2 to 2",
  },
  {
    what: "a place beyond the end",
    operation: "gather",
    attributes: { axis: "channel", indices: [5, 6] },
    inputs: [map],
    message: `axis "channel" has no such position`,
    expected: "positions below 6",
    found: "6",
  },
  {
    what: "places along a batch of any size",
    operation: "gather",
    attributes: { axis: "batch", indices: [0] },
    inputs: [map],
    message: `the size of axis "batch" is not known when composing`,
    found: described,
  },
  {
    what: "a mirror image longer than what is mirrored",
    operation: "reflectPad",
    attributes: { axis: "width", before: 1, after: 4 },
    inputs: [map],
    message: `axis "width" is too short to be mirrored so far`,
    expected: "at most 3 on either side",
    found: "1 before, 4 after",
  },
  {
    what: "more elements than there are",
    operation: "topK",
    attributes: { axis: "width", count: 5 },
    inputs: [map],
    message: `axis "width" has fewer elements than are taken`,
    expected: "at most 4",
    found: "5",
  },
  {
    what: "an estimate from one element",
    operation: "variance",
    attributes: { axes: ["width"], keep: true, correction: 1 },
    inputs: [{ ...map, width: 1 }],
    message: "a variance over too few elements",
    expected: "more than 1",
    found: "1",
  },
  {
    what: "a condition of other sizes",
    operation: "where",
    inputs: [{ channel: 3 }, map, map],
    message: `the sizes of axis "channel" do not fit each other`,
    expected: described,
    found: "[channel: 3]",
  },
  {
    what: "branches of other sizes",
    operation: "shakeShake",
    inputs: [map, { ...map, width: 1 }],
    message: "the two branches have different axes",
    expected: described,
    found: "[batch: any, channel: 6, height: 5, width: 1]",
  },
  {
    what: "a shuffle of channels that are no multiple of the groups",
    operation: "channelShuffle",
    attributes: { groups: 4 },
    inputs: [map],
    message: "the channels cannot be dealt out in groups of one size",
    expected: "a multiple of 4 channels",
    found: "6",
  },
  {
    what: "a split into other sizes",
    operation: "splitAxis",
    attributes: {
      axis: "channel",
      into: [
        { name: "group", size: 4 },
        { name: "channel", size: 2 },
      ],
    },
    inputs: [map],
    message: `axis "channel" cannot be split so`,
    expected: "sizes with the product 6",
    found: "4 × 2",
  },
  {
    what: "a split into a name that is taken",
    operation: "splitAxis",
    attributes: {
      axis: "channel",
      into: [
        { name: "width", size: 2 },
        { name: "channel", size: 3 },
      ],
    },
    inputs: [map],
    message: "two axes would have the same name",
    found: "batch, width, channel, height, width",
  },
  {
    what: "a merge into a name that is taken",
    operation: "mergeAxes",
    attributes: { axes: ["channel", "height"], into: "width" },
    inputs: [map],
    message: `there is an axis "width" already`,
  },
  {
    what: "a merge of an axis with itself",
    operation: "mergeAxes",
    attributes: { axes: ["channel", "channel"], into: "channel" },
    inputs: [map],
    message: "an axis is merged twice",
    found: "channel, channel",
  },
  {
    what: "a merge with the batch",
    operation: "mergeAxes",
    attributes: { axes: ["batch", "channel"], into: "channel" },
    inputs: [map],
    message: `the size of axis "batch" is not known when composing`,
    found: described,
  },
  {
    what: "a rename of what is missing",
    operation: "renameAxis",
    attributes: { from: "depth", to: "group" },
    inputs: [map],
    message: `there is no axis "depth"`,
    found: described,
  },
  {
    what: "a rename to what is there",
    operation: "renameAxis",
    attributes: { from: "height", to: "width" },
    inputs: [map],
    message: `there is an axis "width" already`,
    found: described,
  },
  {
    what: "a padded axis that is missing",
    operation: "pad",
    attributes: { axis: "depth", before: 1, after: 1, value: 0 },
    inputs: [map],
    message: `there is no axis "depth"`,
    found: described,
  },
  {
    what: "a softmax over what is missing",
    operation: "softmax",
    attributes: { axis: "key" },
    inputs: [map],
    message: `there is no axis "key"`,
    found: described,
  },
  {
    what: "a reduction over what is missing",
    operation: "reduceMean",
    attributes: { axes: ["height", "depth"], keep: true },
    inputs: [map],
    message: `there is no axis "depth"`,
    found: described,
  },
  {
    what: "a reduction over a batch that is missing",
    operation: "reduceSum",
    attributes: { axes: ["batch"], keep: false },
    inputs: [{ channel: 6 }],
    message: `there is no axis "batch"`,
    found: "[channel: 6]",
  },
];

describe("inputs that do not fit", () => {
  testMisfits(misfits);

  it("are refused where there are too few or too many", () => {
    for (const [kind, [example]] of Object.entries(operationExamples)) {
      const { attributes, inputs } = example ?? expect.fail(`no example of ${kind}`);
      const [first = {}] = inputs;
      const wrong =
        kind === "concat" ? [[]] : [[], [...inputs, first, first, first], ...(inputs.length > 1 ? [[first]] : [])];
      for (const given of wrong)
        expect(problemOf("NG_SHAPE", () => applyHere(kind, attributes, given)).message, kind).to.equal(
          "wrong number of inputs",
        );
    }
  });

  it("are refused where dtypes differ: nothing is converted silently", () => {
    for (const [kind, [example]] of Object.entries(operationExamples)) {
      const { attributes, inputs } = example ?? expect.fail(`no example of ${kind}`);
      inputs.slice(1).forEach((_, odd) => {
        const problem = problemOf("NG_SHAPE", () => applyHere(kind, attributes, inputs, odd + 1));
        expect(problem, `${kind}, input ${odd + 1}`).to.deep.equal({
          at: "layer1.0.here",
          message: "the dtypes differ",
          expected: "float32",
          found: "int32",
        });
      });
    }
  });
});
