import type { ConvOptions, Graph } from "@netgraft/core";
import { attachmentGraph, attachmentPath, replacementGraph } from "@netgraft/testing";
import { expect } from "chai";
import { framework } from "../../support/framework.js";
import { goldenText } from "../../support/goldens.js";
import { connectedGraph } from "./connected-graph.js";
import { largestDifference, outputOf } from "./run-case.js";

type Tensors = Readonly<Record<string, { readonly data: readonly number[] }>>;

/** One case of attention-blocks.json, in this project's own names; see scripts/goldens/attention. */
interface BlockGolden {
  readonly formula: string;
  readonly type: string;
  readonly options: object;
  /** What the block replaces, where it replaces a convolution. */
  readonly convolution?: ConvOptions;
  /** In place of those that most cases share. */
  readonly shape?: readonly number[];
  readonly x?: readonly number[];
  readonly params: Tensors;
  readonly buffers: Tensors;
  readonly y: readonly number[];
}

// The file holds the cases by name beside the one input that most of them share.
const { shape, x, ...stored } = JSON.parse(goldenText("attention-blocks.json")) as {
  readonly shape: readonly number[];
  readonly x: readonly number[];
} & Readonly<Record<string, BlockGolden>>;
const goldens = Object.entries(stored).filter(([, { type }]) => type !== undefined);

describe("attention blocks against PyTorch in float64", () => {
  it("cover every attachment, with attention.json", () => {
    const covered = new Set(goldens.map(([, { type }]) => type));
    // attention.json has these in the one form there is, or in both.
    for (const type of ["se", "scse", "srm", "simam", "gaussian_gct", "lct", "sge"]) covered.add(type);
    const types = framework.catalog.attachments.all().map(({ type }) => type);
    expect([...covered].toSorted()).to.deep.equal(types.toSorted());
  });

  for (const [name, golden] of goldens)
    it(`${name}: ${golden.formula}`, async () => {
      const size = golden.shape ?? shape;
      const values = Object.entries({ ...golden.params, ...golden.buffers }).map(
        ([key, { data }]): [string, readonly number[]] => [key, data],
      );
      const { graph, prefix } = graphOf(golden, size);
      const y = await outputOf(graph, prefix, Object.fromEntries(values), size, golden.x ?? x);
      const scale = Math.max(1, ...golden.y.map(Math.abs));
      expect(largestDifference(y, golden.y)).to.be.lessThan(2e-6 * scale);
    });
});

/** The golden's network and what its names begin with. */
function graphOf(
  { type, options, convolution }: BlockGolden,
  [, channels = 0, height = 0, width = 0]: readonly number[],
): { readonly graph: Graph; readonly prefix: string } {
  const attachment = framework.catalog.attachments.get(type);
  const size = { channels, height, width };
  if (type === "dca") return { graph: connectedGraph(attachment, options, size), prefix: "" };
  const prefix = `${attachmentPath}.${type}.`;
  return {
    prefix,
    graph:
      convolution === undefined
        ? attachmentGraph(attachment, options, size)
        : replacementGraph(attachment, options, size, convolution),
  };
}
