import type { Attachment } from "../compose/attachment.js";
import type { Backbone } from "../compose/backbone.js";
import type { Exporter } from "../engine/exporter.js";
import type { Problem } from "../errors/index.js";
import { describeKind, type FieldCheck, fieldProblems, isObject, map, optional, text } from "./field-checks.js";
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
  hub: optional({
    expected: "a repository such as timm/resnet50.a1_in1k",
    holds: (value) => text.holds(value) && /^[\w.-]+\/[\w.-]+$/.test(String(value)),
  }),
  url: optional({
    expected: "an address that begins with https://",
    holds: (value) => text.holds(value) && isHttps(value),
  }),
  sha256: optional({
    expected: "64 hexadecimal digits, or the first eight or more that the name ends in",
    holds: (value) => text.holds(value) && isSha256(value),
  }),
  names: optional(text),
  license: optional(text),
  config: optional(map),
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
    if ((weights.hub === undefined) === (weights.url === undefined))
      return [{ at: place, message: "the weights are in no place, or in two", expected: "`hub` or `url`" }];
    if (weights.url !== undefined && !isKnownAgain(weights.url, weights.sha256))
      return [{ at: place, message: "nothing tells the file at `url` from another one", expected: "`sha256`" }];
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
  return /^[0-9a-f]{8,64}$/i.test(String(value));
}

/** Whether a file is known by its whole hash, or by as much of it as its name has. */
function isKnownAgain(url: string, sha256 = ""): boolean {
  return sha256.length === 64 || (sha256 !== "" && new URL(url).pathname.includes(`-${sha256}.`));
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
