import { z } from "#zod";
import { moduleName } from "../../names/name-rules.js";
import { componentSchema } from "./component-schema.js";
import { expecting } from "../schema/expecting.js";
import { whereSchema } from "./where-schema.js";

const place = {
  at: z
    .string()
    .min(1)
    .optional()
    .describe("The site; by default the attachment's own (BAM), or else the backbone's standard site."),
  replace: z
    .string()
    .min(1)
    .optional()
    .describe(
      "Instead of `at`: the convolution that the attachment takes the place of, e.g. conv2; by default the backbone's, for attachments that can only replace (SK).",
    ),
};

const isOnePlace = ({ at, replace }: { at?: unknown; replace?: unknown }): boolean =>
  at === undefined || replace === undefined;

/** The place that a rule names, whatever else it says. */
export const rulePlaceSchema = z.object(place).refine(isOnePlace);

/** One entry of `attachments`: what to attach, and where; the options of `attach` are checked by the component's own schema. */
export const attachmentRuleSchema = z
  .strictObject({
    id: expecting(z.string().regex(moduleName.pattern), moduleName.expected)
      .optional()
      .describe("The module's name inside its block, and so of its parameters; by default the type."),
    attach: componentSchema("attachment"),
    ...place,
    where: whereSchema.optional().describe("Which blocks; by default all that have the site."),
  })
  .refine(isOnePlace, {
    path: ["replace"],
    message: "`at` and `replace` exclude each other",
    params: { expected: "one of the two; `at: null` removes an inherited `at`" },
    when: isObject,
  });

/** The keys of a rule itself; any other key that an override names in a rule is an option of what it attaches. */
export const attachmentRuleKeys: ReadonlySet<string> = new Set(Object.keys(attachmentRuleSchema.shape));

/** Checks between keys run even where a key has a problem of its own, so that all problems are found at once. */
function isObject({ value }: { value: unknown }): boolean {
  return typeof value === "object" && value !== null;
}

/** One entry of `attachments` after validation. */
export type AttachmentRule = z.output<typeof attachmentRuleSchema>;

/** The place of a rule after validation. */
export type RulePlace = z.output<typeof rulePlaceSchema>;
