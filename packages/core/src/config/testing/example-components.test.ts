import { expect } from "chai";
import { z } from "#zod";
import { chosenKinds, type ComponentLookup, type NetworkComponents } from "../index.js";

/** No component of any kind. There is a lookup for each kind that configs choose. */
const none = Object.fromEntries(
  chosenKinds.map(({ plural }) => [plural, { byName: new Map() }]),
) as unknown as NetworkComponents;

/** Backbones for tests. */
const backbones: ComponentLookup = new Map([
  [
    "resnet",
    {
      options: z.strictObject({
        depth: z.union([z.literal(18), z.literal(50)]).or(z.literal(101)),
        stem: z.enum(["imagenet", "cifar"]).default("imagenet"),
        dropout: z.number().min(0).lt(1).default(0),
      }),
    },
  ],
  ["vgg", { options: z.strictObject({}) }],
]);

/** Attachments for tests, with options of many kinds. */
const attachments: ComponentLookup = new Map([
  [
    "se",
    {
      options: z
        .strictObject({
          reduction: z.int().positive().default(16),
          channels: z.int().positive().optional(),
          bias: z.boolean().default(false),
          gate: z.enum(["sigmoid", "tanh", "relu"]).default("sigmoid"),
        })
        .refine(
          ({ reduction, channels }) => channels === undefined || reduction === 16,
          "give `reduction` or `channels`, not both",
        ),
    },
  ],
  [
    "many",
    {
      options: z.strictObject({
        pool: z
          .discriminatedUnion("kind", [
            z.strictObject({ kind: z.literal("avg") }),
            z.strictObject({ kind: z.literal("gem"), power: z.number().default(3) }),
          ])
          .optional(),
        sizes: z.array(z.int().positive()).length(2).optional(),
        groups: z.record(z.string(), z.int()).optional(),
        weights: z.record(z.enum(["low", "high"]), z.number()).optional(),
        width: z.int().multipleOf(8).optional(),
        kernel: z
          .int()
          .refine((size) => size % 2 === 1, "a kernel's size must be odd")
          .optional(),
        taps: z.union([z.array(z.number()), z.strictObject({ from: z.number(), to: z.number() })]).optional(),
        pair: z.tuple([z.number(), z.boolean()]).optional(),
        ratio: z.number({ error: "a ratio, please" }).optional(),
      }),
    },
  ],
]);

const warmupEpochs = z.number().min(0).default(0);

/** Components of the kinds that tests choose. */
export const components: NetworkComponents = {
  ...none,
  backbones: { byName: backbones },
  attachments: { byName: attachments },
  datasets: { byName: new Map([["folder", { options: z.strictObject({ path: z.string().min(1) }) }]]) },
  losses: {
    byName: new Map([["crossEntropy", { options: z.strictObject({ labelSmoothing: z.number().min(0).default(0) }) }]]),
  },
  optimizers: {
    byName: new Map([
      ["sgd", { options: z.strictObject({ momentum: z.number().min(0).lt(1).default(0) }) }],
      ["adamw", { options: z.strictObject({ beta1: z.number().default(0.9) }) }],
    ]),
  },
  schedules: {
    byName: new Map([
      ["constant", { options: z.strictObject({}) }],
      ["cosine", { options: z.strictObject({ warmupEpochs }) }],
    ]),
  },
  augmentations: {
    byName: new Map([
      ["padAndCrop", { options: z.strictObject({ padding: z.int().min(0).default(4) }) }],
      ["horizontalFlip", { options: z.strictObject({ probability: z.number().min(0).max(1).default(0.5) }) }],
    ]),
  },
};

describe("example components", () => {
  it("have schemas that accept their own defaults", () => {
    for (const [type, { options }] of attachments) expect(z.safeParse(options, {}).success, type).to.equal(true);
  });
});
