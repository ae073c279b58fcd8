import type { Json } from "../graph/attributes.js";
import type { Attachment, BuildAttachment, BuildReplacement } from "./attachment.js";
import type { Where } from "./where.js";

/** Places one attachment at one site of all blocks that are selected; an item of `attachments` in the config, resolved. */
export interface PlacementRule {
  /** The module's name inside its block, and thereby the prefix of its parameters. */
  readonly id: string;
  readonly type: Attachment["type"];
  /** The options, as validated. */
  readonly options: Json;
  readonly where: Where;
  /** The rule's place in the config, for messages: `attachments[0]`; by default its index among the rules. */
  readonly place?: string;
  /** Where the rule was written, for messages. */
  readonly source?: string;
  /** Where a part of the rule was written, e.g. `["where", "stages", 1]`; by default where the rule was. */
  readonly sourceOf?: (part: readonly (string | number)[]) => string;
  /** Attach at a site, or replace a convolution with its norm and activation. */
  readonly target:
    | { readonly kind: "at"; readonly name: string; readonly build: BuildAttachment }
    | { readonly kind: "replace"; readonly name: string; readonly build: BuildReplacement };
}
