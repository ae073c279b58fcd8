import { expect } from "chai";
import { z } from "#zod";
import { chosenKinds, type DescribedComponents, networkJsonSchema } from "../index.js";

/** No component of any kind. There is a list for each kind that configs choose. */
export const noneDescribed = Object.fromEntries(
  chosenKinds.map(({ plural }) => [plural, []]),
) as unknown as DescribedComponents;

/** A schema of a few components; for tests only. */
export const exampleSchema = networkJsonSchema({
  ...noneDescribed,
  backbones: [
    {
      type: "resnet",
      options: z.strictObject({
        depth: z.literal([18, 50]).describe("Layers."),
        dropout: z.number().min(0).lt(1).default(0),
      }),
      summary: "Residual network.",
      sites: ["residual", "conv1", "conv2"],
    },
    { type: "vgg", options: z.strictObject({}), sites: ["output"] },
  ],
  attachments: [
    {
      type: "se",
      options: z.strictObject({ reduction: z.int().positive().default(16), bias: z.boolean().default(false) }),
    },
    {
      type: "either",
      options: z.union([z.strictObject({ ratio: z.number() }), z.strictObject({ channels: z.int() })]),
    },
    { type: "checked", options: z.strictObject({ k: z.int() }).refine(({ k }) => k % 2 === 1, "must be odd") },
    { type: "unknowable", options: z.custom<{ x: number }>() },
  ],
  datasets: [
    { type: "folder", options: z.strictObject({ path: z.string().describe("Where.") }), summary: "A folder." },
  ],
  losses: [{ type: "crossEntropy", options: z.strictObject({}) }],
  optimizers: [{ type: "sgd", options: z.strictObject({ momentum: z.number().default(0) }) }],
  schedules: [{ type: "cosine", options: z.strictObject({ warmupEpochs: z.number().default(0) }) }],
  augmentations: [{ type: "horizontalFlip", options: z.strictObject({ probability: z.number().default(0.5) }) }],
});

describe("the example schema", () => {
  it("is of draft-07", () => expect(exampleSchema.$schema).to.equal("http://json-schema.org/draft-07/schema#"));
});
