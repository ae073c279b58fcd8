import type { Attachment } from "../compose/attachment.js";
import type { Backbone } from "../compose/backbone.js";
import type { Exporter } from "../engine/exporter.js";
import type { Problem } from "../errors/index.js";
import { describeKind } from "./field-checks.js";

/** That a backbone's standard places are among its places. */
export function backboneProblems(
  { sites, standard, replaceable, standardReplaceable }: Backbone,
  at: string,
): readonly Problem[] {
  return [
    ...choiceProblems(at, `"standard" of the backbone is none of its sites`, standard, Object.keys(sites)),
    ...choiceProblems(
      at,
      `"standardReplaceable" of the backbone is none of its "replaceable"`,
      standardReplaceable,
      replaceable,
    ),
  ];
}

/** That an attachment can be placed in one way at least. */
export function attachmentProblems(attachment: Attachment, at: string): readonly Problem[] {
  if (attachment.build !== undefined || attachment.replace !== undefined) return [];
  return [{ at, message: "the attachment can do nothing", expected: `"build", "replace" or both` }];
}

/** That the files of an exporter have an ending, by which it is chosen. */
export function exporterProblems(exporter: Exporter, at: string): readonly Problem[] {
  if (exporter.output === "folder" || /^\.\w+$/.test(exporter.extension)) return [];
  const found = describeKind(exporter.extension);
  return [{ at, message: `"extension" of the exporter is no ending`, expected: `a text such as ".onnx"`, found }];
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
