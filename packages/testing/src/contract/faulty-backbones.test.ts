import {
  backbone,
  type BackboneOptions,
  type BlockBuilder,
  OptionUnsupportedError,
  type Value,
  z,
} from "@netgraft/core";
import { expect } from "chai";
import type { BackboneTests } from "./backbone-cases.js";
import { failuresOf } from "./failures.test.support.js";
import { testBackbone } from "./test-backbone.js";

const shape = { width: z.int().positive().default(4).describe("Channels of the feature maps.") };
type Options = z.output<BackboneOptions<typeof shape>>;

/** How the faults differ from the sound one. */
interface Parts {
  readonly sites: Readonly<Record<string, string>>;
  readonly replaceable: readonly string[];
  readonly assertSupported: (options: Options) => void;
  readonly block: (b: BlockBuilder, x: Value, options: Options) => Value;
  readonly reductions: readonly [number, number];
  readonly head: (b: BlockBuilder, x: Value, classes: number) => Value;
}

const sound: Parts = {
  sites: { residual: "The end of the residual branch." },
  replaceable: ["conv"],
  assertSupported({ outputStride }) {
    if (outputStride !== 32) throw new OptionUnsupportedError({ message: "it cannot dilate" });
  },
  block(b, x, { dropPath, width }) {
    const options = { channels: width, kernel: 3 };
    const branch = b.site(
      "residual",
      b.replaceable("conv", x, options, () => b.conv("conv", x, options)),
    );
    return b.add(b.dropPath(branch, dropPath), x, { residual: true });
  },
  reductions: [4, 4],
  head: (b, x, classes) => b.dense("fc", b.flatten(b.globalAveragePool(x)), { channels: classes }),
};

const input = { channels: 3, height: 16, width: 24 };
// Stem 3·4·9, two blocks of 4·4·9, and 4·7 + 7.
const cases = [{ input, parameters: 108 + 2 * 144 + 35 }];

async function failures(changed: Partial<Parts>, tests: Partial<BackboneTests<object>> = {}): Promise<string> {
  const parts = { ...sound, ...changed };
  const tried = backbone({
    type: "tiny",
    summary: "Two residual blocks.",
    options: shape,
    sites: parts.sites,
    replaceable: parts.replaceable,
    standard: Object.keys(parts.sites)[0] ?? "",
    build:
      (options, { classes }) =>
      (b, image) => {
        parts.assertSupported(options);
        const block = {
          type: "tiny",
          stride: 1,
          build: (inner: BlockBuilder, x: Value) => parts.block(inner, x, options),
        };
        const stem = b.conv("stem", image, { channels: options.width, kernel: 3, stride: 4, padding: 1 });
        const end = parts.reductions.reduce(
          (x, reduction, at) =>
            b.stage({ index: at + 1, name: `stage${at + 1}`, reduction, blocks: [{ name: "0", block }] }, x),
          stem,
        );
        return parts.head(b, b.dropout(end, options.dropout), classes);
      },
  });
  return (await failuresOf((runner) => testBackbone(tried, { cases, ...tests }, runner))).join("\n");
}

describe("the contract of backbones", () => {
  it("holds for a sound one", async () => {
    expect(await failures({})).to.equal("");
    const features = ["stage1", "stage2"].map((name) => ({ name, channels: 4, reduction: 4 }));
    expect(await failures({}, { cases: cases.map((each) => ({ ...each, features })) })).to.equal("");
  });

  const faults: readonly (readonly [what: string, changed: Partial<Parts>, failure: RegExp])[] = [
    [
      "a site that no block offers",
      { sites: { ...sound.sites, output: "After addition." } },
      /has the sites that it declares, and no other/,
    ],
    ["a site that is not declared", { sites: { output: "After addition." } }, /has the sites that it declares/],
    ["a convolution that cannot be replaced", { replaceable: ["conv", "conv2"] }, /a case has a convolution conv2/],
    [
      "a site whose value is not used",
      {
        block(b, x, options) {
          const branch = b.conv("conv", x, { channels: options.width, kernel: 3 });
          b.site("residual", branch);
          return b.add(branch, x, { residual: true });
        },
      },
      /the block goes on with the value before its site/,
    ],
    [
      "a block that computes more where something is attached",
      {
        block(b, x, options) {
          const branch = b.conv("conv", x, { channels: options.width, kernel: 3 });
          const attached = b.site("residual", branch);
          return b.add(attached === branch ? branch : b.relu(attached), x, { residual: true });
        },
      },
      /the operations of the backbone/,
    ],
    [
      "drop-path that is neither there nor refused",
      { block: (b, x, options) => sound.block(b, x, { ...options, dropPath: 0 }) },
      /has dropPath, or says that it cannot/,
    ],
    [
      "an output stride that is neither honoured nor refused",
      { assertSupported: () => undefined, reductions: [16, 32] },
      /reduced by 32 with an output stride of 16/,
    ],
    ["feature maps in another order", { reductions: [8, 4] }, /feature maps shrink from stage to stage/],
    ["logits of another shape", { head: (b, x) => b.flatten(b.globalAveragePool(x)) }, /\[batch: any, channel: 7\]/],
    [
      "a layer that goes nowhere",
      {
        head(b, x, classes) {
          b.dense("spare", b.flatten(b.globalAveragePool(x)), { channels: 2 });
          return sound.head(b, x, classes);
        },
      },
      /builds nothing that is not used/,
    ],
  ];
  for (const [what, changed, failure] of faults)
    it(`finds ${what}`, async () => expect(await failures(changed)).to.match(failure));

  it("finds other counts and other feature maps", async () => {
    expect(await failures({}, { cases: [{ input, parameters: 1, macs: 1 }] })).to.match(/learns 1 numbers.*parameters/);
    const features = [{ name: "stage1", channels: 4, reduction: 4 }];
    const found = await failures({}, { cases: cases.map((each) => ({ ...each, features })) });
    expect(found).to.match(/offers its feature maps/);
  });
});
