import { NetgraftError, type WrittenNetworkConfig } from "@netgraft/core";
import { describeOptions } from "@netgraft/core/config";
import { limitsVariable } from "@netgraft/core/graph";
import { expect } from "chai";
import { smallOptions } from "../matrix/small-options.js";
import { framework } from "../support/framework.js";
import { smallInput, smallNetworks } from "../support/small-networks.js";

/** Numbers that nobody means; with them a network is composed and counted exactly, or refused. */
const large = [10_000, 2 ** 31, 2 ** 53 - 1];

type Options = Readonly<Record<string, unknown>>;

describe("options of any size", () => {
  // As many values as a hundred blocks have: what grows beyond them ends soon.
  before(() => void (process.env[limitsVariable] = "graph-values=4000"));
  after(() => void delete process.env[limitsVariable]);

  for (const { type, options } of framework.catalog.backbones.all())
    it(`of ${type} are refused or counted exactly`, () => {
      const [small = {}] = smallNetworks[type] ?? [];
      const input = smallInput(type);
      const tried = enlarged(describeOptions(options), small);
      expect(tried).to.not.be.empty;
      for (const each of tried) assertBounded({ name: "large", input, classes: 2, backbone: { type, ...each } });
      for (const classes of large) assertBounded({ name: "large", input, classes, backbone: { type, ...small } });
      for (const size of large)
        for (const sides of [{ height: size }, { width: size }, { height: size, width: size }, { channels: size }])
          assertBounded({ name: "large", input: { ...input, ...sides }, classes: 2, backbone: { type, ...small } });
    });

  for (const { type, options, build } of framework.catalog.attachments.all())
    it(`of ${type} are refused or counted exactly`, () => {
      const at = build === undefined ? "conv2" : "residual";
      const backbone = { type: "resnet", block: "basic", layers: [1], width: 8, stem: "cifar" };
      const [input, small] = [{ height: 6, width: 8 }, smallOptions[type] ?? {}];
      const attached = (each: Options): Options => ({
        name: "large",
        input,
        classes: 2,
        backbone,
        attachments: [{ attach: { type, ...each }, at }],
      });
      for (const each of enlarged(describeOptions(options), small)) assertBounded(attached(each));
      for (const side of [4096, 2 ** 16]) assertBounded({ ...attached(small), input: { height: side, width: side } });
      assertBounded({ ...attached(small), backbone: { ...backbone, width: 2 ** 20 } });
    });
});

/** The options with one number after the other enlarged, of lists each of theirs. */
function enlarged(described: ReturnType<typeof describeOptions>, small: Options): readonly Options[] {
  return described.flatMap(({ name, default: usual }) => {
    const value: unknown = small[name] ?? usual;
    return large.flatMap((number): readonly Options[] => {
      if (Array.isArray(value))
        return value.map((_, place) => ({ ...small, [name]: value.with(place, number) as unknown }));
      return [{ ...small, [name]: number }];
    });
  });
}

function assertBounded(config: Options): void {
  try {
    const { parameters, buffers, macs, elementwise } = framework
      .compose(config as unknown as WrittenNetworkConfig)
      .summary();
    for (const count of [parameters, buffers, macs, ...Object.values(elementwise)])
      expect(count, JSON.stringify(config)).to.be.at.most(Number.MAX_SAFE_INTEGER);
  } catch (error) {
    if (!(error instanceof NetgraftError)) throw new Error(JSON.stringify(config), { cause: error });
  }
}
