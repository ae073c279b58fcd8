import { z } from "#zod";
import { className, type NameRule, shownName } from "../../names/name-rules.js";
import { attachmentRuleSchema } from "./attachment-rule-schema.js";
import { expecting } from "../schema/expecting.js";
import { file } from "../schema/file.js";
import { componentKeys } from "./component-schema.js";
import { imageNetMean, imageNetStd, preprocessSchema } from "./preprocess-schema.js";
import { trainingSchema } from "./training-schema.js";

const size = z.int().positive();
const text = ({ pattern, expected }: NameRule): z.ZodString => expecting(z.string().regex(pattern), expected);
const label = text(className);

/** Pixels of a side: of more no feature map would be of use, and what is computed for each position takes memory for it. */
const side = size.max(2 ** 16);

/** A package by its name, which no path is: that begins with a slash, or with dots and a slash. */
const packageName = z
  .string()
  .min(1)
  .regex(/^(?!\.{0,2}[\\/])/);

/** The size of one input picture in pixels, and its channels. */
const inputSchema = z.strictObject({
  channels: size.default(3).describe("Channels of the input."),
  height: side.default(224).describe("Height of the input in pixels."),
  width: side.default(224).describe("Width of the input in pixels."),
});

/** A class: its name, or the folder that has its pictures and the label that is shown. */
const labelSchema = expecting(
  z.union([label, z.strictObject({ folder: label.min(1), label })]),
  "text, or { folder, label }",
);

/**
 * A whole network config, after `extends` and overrides; the options of each component are checked by its own schema.
 */
export const networkSchema = z
  .strictObject({
    $schema: z.string().optional().describe("The JSON Schema by which an editor checks and completes this file."),
    extends: z
      .string()
      .min(1)
      .optional()
      .describe("The config that this one changes: a file, relative to this one, or the name of a network."),
    name: text(shownName).describe("The network's name."),
    plugins: z
      .array(expecting(z.union([packageName, file()]), "the name of a package, or the path of a file"))
      .default([])
      .describe(
        "Plugins beyond the built-in ones: packages, or files relative to this one; a config that is a program stands for those that it brings. Their code is run where it is trusted.",
      ),
    input: inputSchema.prefault({}).describe("The size of one input picture."),
    classes: z
      .int()
      .nonnegative()
      .default(1000)
      .describe(
        "Number of classes, the length of the logits; with 0 there is no classifier, and the network gives its embedding.",
      ),
    ...componentKeys([]),
    attachments: z
      .array(attachmentRuleSchema)
      .default([])
      .describe("What is attached to the backbone's blocks, in order."),
    preprocess: preprocessSchema.prefault({}).describe("How a picture becomes the network's input."),
    labels: expecting(
      z.union([z.array(labelSchema).min(1), z.record(label, label), file()]),
      "a list of names, a map from folders to labels, or the name of a file with one name per line",
    )
      .optional()
      .describe(
        "The classes' names in the order of the logits: a list, or a file with one name per line. A dataset's classes are matched with them by name. " +
          "Where what is shown is not the name of the folder: a map from folders to labels, in the order of the folders' names; a list of " +
          "`{ folder, label }`; or in a file, `folder`, a tab, `label`.",
      ),
    training: trainingSchema
      .optional()
      .describe("How the network is trained; what does not train it does not look at it."),
  })
  .superRefine(checkCounts, { when: ({ value }) => typeof value === "object" && value !== null });

/** A network config after validation, its defaults filled in. */
export type NetworkConfig = z.output<typeof networkSchema>;

/** A network config as it is written. */
export type NetworkConfigInput = z.input<typeof networkSchema>;

/** What is checked here between keys runs even where a key has a problem of its own, and so looks at what is there. */
interface Counted {
  readonly input?: { readonly channels?: unknown };
  readonly classes?: unknown;
  readonly labels?: unknown;
  readonly preprocess?: { readonly mean?: unknown; readonly std?: unknown };
}

/** There is a label for each class, and a mean and a deviation for each channel. */
function checkCounts({ input, classes, labels, preprocess }: Counted, context: z.core.$RefinementCtx): void {
  const check = (list: unknown, count: unknown, path: string[], unit: string): void => {
    if (!Array.isArray(list) || typeof count !== "number" || list.length === 0 || list.length === count) return;
    const params = { expected: `${count}, one for each ${unit}`, found: String(list.length) };
    context.addIssue({ code: "custom", path, message: "wrong number of values", params });
  };
  const named = typeof labels === "object" && labels !== null && !Array.isArray(labels) ? Object.keys(labels) : labels;
  check(named, classes, ["labels"], "class");
  for (const [key, standard] of [
    ["mean", imageNetMean],
    ["std", imageNetStd],
  ] as const) {
    const list = preprocess?.[key];
    // The defaults are for RGB; a network of other inputs need not name its own before pictures are classified.
    if (!isSame(list, standard)) check(list, input?.channels, ["preprocess", key], "channel of the input");
  }
}

function isSame(list: unknown, standard: readonly number[]): boolean {
  return (
    Array.isArray(list) && list.length === standard.length && list.every((value, index) => value === standard[index])
  );
}
