import { attachment, type Attachment, type BlockBuilder, z } from "@netgraft/core";
import {
  AttachmentMisfitError,
  axes,
  multiply,
  type NoAttributes,
  only,
  type Operation,
  type Value,
} from "@netgraft/core/graph";
import { expect } from "chai";
import type { AttachmentTests } from "./attachment-cases.js";
import { failuresOf } from "./failures.test.support.js";
import { testAttachment } from "./test-attachment.js";

const described = z.strictObject({ bias: z.boolean().default(false).describe("Whether the layer has a bias.") });
const cases = [{ input: { channels: 4, height: 3, width: 5 }, parameters: 16, macs: 16 }];

type Definition = Attachment<string, typeof described>;

/** An SE of one layer, which passes. */
const sound = {
  type: "sound",
  summary: "Gates channels by one layer.",
  options: described,
  build:
    ({ bias }: z.output<typeof described>) =>
    (b: BlockBuilder, x: Value): Value =>
      b.multiply(x, b.gate(b.sigmoid(b.conv("fc", b.globalAveragePool(x), { channels: x.size("channel"), bias })))),
};

async function failures(changed: Partial<Definition>, tests: Partial<AttachmentTests<object>> = {}): Promise<string> {
  const faulty = attachment({ ...sound, ...changed });
  return (await failuresOf((runner) => testAttachment(faulty, { cases, ...tests }, runner))).join("\n");
}

describe("the contract of attachments", () => {
  it("holds for a sound one", async () => {
    expect(await failures({})).to.equal("");
    const refusals = [{ input: { channels: 3, height: 3, width: 3 }, code: "NG_ATTACHMENT_MISFIT", message: /even/ }];
    const build: NonNullable<Definition["build"]> = (options) => (b, x) => {
      if (x.size("channel") % 2 !== 0) throw new AttachmentMisfitError({ message: "the channels are not even" });
      return sound.build(options)(b, x);
    };
    expect(await failures({ build }, { refusals })).to.equal("");
  });

  const faults: readonly (readonly [what: string, changed: Partial<Definition>, failure: RegExp])[] = [
    ["a summary of several lines", { summary: "Gates.\nChannels" }, /one line and ends with a full stop/],
    ["a type that is no name", { type: "My Block" }, /the type is in lower case/],
    [
      "an option without a description",
      { options: z.strictObject({ bias: z.boolean().default(false) }) },
      /options without `\.describe/,
    ],
    [
      "a schema that lets unknown options pass",
      { options: z.looseObject(described.shape) },
      /the schema is a z.strictObject/,
    ],
    [
      "another number of parameters",
      { build: () => (b, x) => sound.build({ bias: true })(b, x) },
      /^default options: learns 16 numbers.*parameters/m,
    ],
    ["another shape", { build: () => (b, x) => b.globalAveragePool(x) }, /NG_ATTACHMENT_SHAPE|does not keep the shape/],
    [
      "a branch that goes nowhere",
      {
        build: (options) => (b, x) => {
          b.relu(b.globalMaxPool(x));
          return sound.build(options)(b, x);
        },
      },
      /parts that nothing depends on/,
    ],
    [
      "a parameter that goes nowhere",
      {
        build: (options) => (b, x) => {
          b.parameter("spare", axes({ out: 1 }), { kind: "ones" });
          return sound.build(options)(b, x);
        },
      },
      /parts that nothing depends on/,
    ],
    ["numbers that are not finite", { build: () => (b, x) => b.log(x) }, /every number that comes out is finite/],
    [
      "one example that sees another",
      { build: (options) => (b, x) => b.add(sound.build(options)(b, x), b.reduceMean(x, ["batch"], { keep: true })) },
      /depends on the rest of its batch/,
    ],
    [
      "an output that ignores the input",
      { build: () => (b, x) => b.multiply(x, b.number(0)) },
      /depends on what goes in/,
    ],
    [
      "a parameter that no gradient reaches",
      { build: (options) => (b, x) => b.detach(sound.build(options)(b, x)) },
      /parameters without a gradient/,
    ],
  ];
  for (const [what, changed, failure] of faults)
    it(`finds ${what}`, async () => expect(await failures(changed)).to.match(failure));

  it("finds what changes from one network to the next", async () => {
    let times = 0;
    const build: NonNullable<Definition["build"]> = (options) => (b, x) =>
      b.multiply(sound.build(options)(b, x), b.number(++times));
    expect(await failures({ build })).to.match(/composing again gives the same graph/);
  });

  it("finds a wrong gradient of an operation of its plugin", async () => {
    const cube: Operation<NoAttributes> = {
      kind: "cube",
      attributes: z.strictObject({}),
      infer: ([x]) => (x === undefined ? [] : [x]),
      decompose: (b, inputs) => {
        const x = only(inputs);
        return b.apply(multiply, [only(b.apply(multiply, [x, x], {})), x], {});
      },
      // It should be 3 x².
      gradient: (b, { inputs: [x], gradients: [dy] }) => [
        () => (x === undefined || dy === undefined ? expect.fail() : b.multiply(dy, b.multiply(x, 3))),
      ],
    };
    const build: NonNullable<Definition["build"]> = (options) => (b, x) =>
      only(b.apply(cube, [sound.build(options)(b, x)], {}, "cube"));
    expect(await failures({ build }, { operations: [cube] })).to.match(/the gradients say .*, the slope is/);
    expect(await failures({ build })).to.match(/cube/);
  });

  it("finds a refusal that does not come, or for another reason", async () => {
    const refusals = [{ code: "NG_ATTACHMENT_MISFIT" }, { code: "NG_SHAPE", options: { bias: 1 } }];
    const found = await failures({}, { refusals });
    expect(found).to.match(/it is taken, where NG_ATTACHMENT_MISFIT is expected/);
    expect(found).to.match(/refuses \{"bias":1\}/);
  });
});
