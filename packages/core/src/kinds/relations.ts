import type { Attachment } from "../compose/attachment.js";
import type { Backbone } from "../compose/backbone.js";
import type { Exporter } from "../engine/exporter.js";
import type { Problem } from "../errors/index.js";
import { describeKind, type FieldCheck, fieldProblems, isObject, optional, text } from "./field-checks.js";
import type { Relations } from "./kind.js";
import type { Preset, PretrainedWeights } from "./preset.js";

/** That a backbone's standard places are among its places. */
export const backboneProblems: Relations<Backbone> = ({ sites, standard, replaceable, standardReplaceable }, at) => [
  ...choiceProblems(at, `"standard" of the backbone is none of its sites`, standard, Object.keys(sites)),
  ...choiceProblems(
    at,
    `"standardReplaceable" of the backbone is none of its "replaceable"`,
    standardReplaceable,
    replaceable,
  ),
];

/** That an attachment can be placed in one way at least. */
export const attachmentProblems: Relations<Attachment> = (attachment, at) => {
  if (attachment.build !== undefined || attachment.replace !== undefined) return [];
  return [{ at, message: "the attachment can do nothing", expected: `"build", "replace" or both` }];
};

/** That the files of an exporter have an ending, by which it is chosen. */
export const exporterProblems: Relations<Exporter> = (exporter, at) => {
  if (exporter.output === "folder" || /^\.\w+$/.test(exporter.extension)) return [];
  const found = describeKind(exporter.extension);
  return [{ at, message: `"extension" of the exporter is no ending`, expected: `a text such as ".onnx"`, found }];
};

/** What each of a preset's published weights has to say, so that a file can be fetched and known again. */
const pretrainedFields: Readonly<Record<keyof PretrainedWeights, FieldCheck>> = {
  tag: text,
  url: { expected: "an address that begins with https://", holds: (value) => text.holds(value) && isHttps(value) },
  sha256: { expected: "64 hexadecimal digits", holds: (value) => text.holds(value) && isSha256(value) },
  names: optional(text),
  license: optional(text),
};

/** That published weights can be fetched, known again, and told apart. */
export const presetProblems: Relations<Preset> = ({ pretrained = [] }, at) => {
  const tags = new Set<string>();
  return pretrained.flatMap((weights, index): readonly Problem[] => {
    const place = `${at}.pretrained[${index}]`;
    if (!isObject(weights))
      return [{ at: place, message: "this is no weights", expected: "an object", found: describeKind(weights) }];
    const problems = fieldProblems("weights", weights, pretrainedFields, { at: place });
    if (problems.length > 0) return problems;
    if (tags.has(weights.tag))
      return [{ at: place, message: `other weights of the network have the tag "${weights.tag}"` }];
    tags.add(weights.tag);
    return [];
  });
};

function isHttps(value: unknown): boolean {
  return URL.canParse(String(value)) && new URL(String(value)).protocol === "https:";
}

function isSha256(value: unknown): boolean {
  return /^[0-9a-f]{64}$/i.test(String(value));
}

function choiceProblems(
  at: string,
  message: string,
  chosen: string | undefined,
  choices: readonly string[],
): readonly Problem[] {
  return chosen === undefined || choices.includes(chosen)
    ? []
    : [{ at, message, expected: choices.length === 0 ? "nothing" : `one of ${choices.join(", ")}`, found: chosen }];
}
