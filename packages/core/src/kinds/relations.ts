import type { Attachment } from "../compose/attachment.js";
import type { Backbone } from "../compose/backbone.js";
import type { Problem } from "../errors/index.js";

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
