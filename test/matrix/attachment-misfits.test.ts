import { NetgraftError } from "@netgraft/core";
import { attachmentGraph, replacementGraph } from "@netgraft/testing";
import { expect } from "chai";
import { framework } from "../support/framework.js";

interface Refusal {
  readonly what: string;
  readonly type: string;
  readonly options?: object;
  /** Channels, height and width. */
  readonly size: readonly [number, number, number];
  readonly expected: string;
  readonly found: string;
}

const refusals: readonly Refusal[] = [
  {
    what: "a reduction to nothing",
    type: "cbam",
    size: [8, 4, 4],
    expected: "a reduction of at most 8, `reducedChannels`, or `minReducedChannels`",
    found: "reduction 16",
  },
  {
    what: "a kernel that wraps around more than once",
    type: "eca",
    options: { padding: "circular", kernel: 9 },
    size: [3, 4, 4],
    expected: "a kernel of at most 7",
    found: "9",
  },
  {
    what: "groups that do not divide the channels",
    type: "sge",
    size: [96, 4, 4],
    expected: "a multiple of 64 channels",
    found: "96",
  },
  {
    what: "half groups that do not divide the channels",
    type: "sa",
    size: [64, 4, 4],
    expected: "a multiple of 128 channels",
    found: "64",
  },
  {
    what: "groups of one channel, whose context is always 0",
    type: "lct",
    options: { groups: 16 },
    size: [16, 4, 4],
    expected: "fewer groups, e.g. `groups: 8`",
    found: "16 groups of 16 channels",
  },
  {
    what: "frequencies that do not divide the channels",
    type: "fca",
    size: [24, 8, 8],
    expected: "a multiple of 16 channels",
    found: "24",
  },
  {
    what: "a selection of frequencies on a map below 7×7",
    type: "fca",
    size: [16, 6, 8],
    expected: "a map of at least 7×7, `size`, or `frequencies` as pairs",
    found: "6×8",
  },
  {
    what: "a frequency that a map does not have",
    type: "fca",
    options: { frequencies: [[0, 4]] },
    size: [16, 6, 4],
    expected: "frequencies below [6, 4]",
    found: "[0, 4]",
  },
  ...["simam", "srm", "sge"].map((type) => ({
    what: "a variance over one position",
    type,
    options: type === "sge" ? { groups: 2 } : {},
    size: [8, 1, 1] as const,
    expected: "a feature map of at least 2 positions",
    found: "1×1",
  })),
  {
    what: "a pool larger than the map",
    type: "nl",
    options: { subsample: true },
    size: [8, 1, 4],
    expected: "at least 2×2, or `subsample: false`",
    found: "1×4",
  },
];

interface RefusedReplacement extends Refusal {
  readonly convolution: Parameters<typeof replacementGraph>[3];
}

const replacements: readonly RefusedReplacement[] = [
  ...["sk", "splat", "botnet"].map((type) => ({
    what: "a 1×1 convolution",
    type,
    size: [8, 4, 4] as const,
    convolution: { channels: 8, kernel: [3, 1] as const },
    expected: "a convolution of 3×3 or more",
    found: "3×1",
  })),
  {
    what: "input channels that the paths cannot share",
    type: "sk",
    options: { splitInput: true },
    size: [9, 4, 4],
    convolution: { channels: 8, kernel: 3 },
    expected: "a multiple of 2 channels",
    found: "9",
  },
  {
    what: "input channels that the splits cannot share",
    type: "splat",
    size: [6, 4, 4],
    convolution: { channels: 6, kernel: 3, groups: 2 },
    expected: "a multiple of 4 channels",
    found: "6",
  },
  {
    what: "reduced channels that the groups cannot share",
    type: "splat",
    options: { reducedChannels: 3 },
    size: [8, 4, 4],
    convolution: { channels: 8, kernel: 3, groups: 2 },
    expected: "a multiple of 2 channels",
    found: "3",
  },
  {
    what: "a convolution that takes more from the borders than a path reaches",
    type: "sk",
    size: [8, 9, 9],
    convolution: { channels: 8, kernel: 5, padding: 0 },
    expected: "kernels of at least 5",
    found: "3",
  },
  {
    what: "channels that the heads cannot share",
    type: "botnet",
    size: [8, 4, 4],
    convolution: { channels: 10, kernel: 3 },
    expected: "a multiple of 4 channels",
    found: "10",
  },
  {
    what: "an unpadded convolution",
    type: "botnet",
    size: [8, 4, 4],
    convolution: { channels: 8, kernel: 3, padding: 0 },
    expected: "a convolution padded on all sides",
    found: "a kernel of 3 padded by 0",
  },
  {
    what: "a stride over an odd map",
    type: "botnet",
    size: [8, 4, 5],
    convolution: { channels: 8, kernel: 3, stride: 2 },
    expected: "a stride of 2 and an even height and width",
    found: "stride 2, 4×5",
  },
];

describe("an attachment that does not fit", () => {
  for (const { what, type, options = {}, size, expected, found } of refusals)
    it(`${type} refuses ${what}`, () => {
      const [channels, height, width] = size;
      const attachment = framework.catalog.attachments.get(type);
      refused(() => attachmentGraph(attachment, options, { channels, height, width }), type, expected, found);
    });

  for (const { what, type, options = {}, size, convolution, expected, found } of replacements)
    it(`${type} refuses ${what}`, () => {
      const [channels, height, width] = size;
      const attachment = framework.catalog.attachments.get(type);
      const build = () => replacementGraph(attachment, options, { channels, height, width }, convolution);
      refused(build, type, expected, found);
    });

  it("refuses a gather by convolutions over what is no power of 2", () => {
    const ge = framework.catalog.attachments.get("ge");
    const size = { channels: 8, height: 8, width: 8 };
    expect(() => attachmentGraph(ge, { variant: "theta", extent: 3 }, size))
      .to.throw(NetgraftError, "expected 2, 4, 8, …, or global")
      .with.property("code", "NG_CONFIG_INVALID");
  });
});

function refused(build: () => unknown, type: string, expected: string, found: string): void {
  expect(build).to.throw(NetgraftError).with.property("code", "NG_ATTACHMENT_MISFIT");
  try {
    build();
  } catch (error) {
    // It has just been seen to throw one.
    const [problem] = (error as NetgraftError).problems;
    expect(problem).to.deep.include({ at: `block.${type}`, expected, found });
  }
}
