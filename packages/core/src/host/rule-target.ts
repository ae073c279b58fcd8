import type { Attachment } from "../compose/attachment.js";
import type { Backbone } from "../compose/backbone.js";
import type { PlacementRule } from "../compose/placement-rule.js";
import type { RulePlace } from "../config/form/attachment-rule-schema.js";
import { type ConfigPath, formatConfigPath } from "../config/tree/config-path.js";
import { originAt } from "../config/tree/lookup.js";
import { describeOrigin } from "../config/tree/origin.js";
import type { Sourced } from "../config/tree/sourced.js";
import { AttachmentMisfitError, type NetgraftError, nearest, oneOf, UnknownSiteError } from "../errors/index.js";

/** What a rule is placed with. */
export interface RuleContext {
  readonly id: string;
  readonly attachment: Attachment;
  readonly backbone: Backbone;
  readonly tree: Sourced;
  /** The way to the rule. */
  readonly path: ConfigPath;
}

/** What a rule whose place is known does there, with options that the attachment's schema has passed. */
export type BuildTarget = (options: unknown) => PlacementRule["target"];

/**
 * Where a rule puts its attachment; one that names no place, at a site where it can stand, else in place of a convolution.
 * @throws NG_UNKNOWN_SITE, NG_ATTACHMENT_MISFIT
 */
export function ruleTarget({ at, replace }: RulePlace, context: RuleContext): BuildTarget {
  const { attachment, backbone } = context;
  const onlyReplaces = attachment.build === undefined && at === undefined;
  const replaced = replace ?? (onlyReplaces ? backbone.standardReplaceable : undefined);
  return replaced === undefined ? siteTarget(at, context) : replaceTarget(replaced, context);
}

function siteTarget(at: string | undefined, context: RuleContext): BuildTarget {
  const { attachment, backbone } = context;
  const sites = Object.keys(backbone.sites);
  const { standard = backbone.standard } = attachment;
  const name = at ?? (sites.includes(standard) ? standard : backbone.standard);
  if (!sites.includes(name)) throw unknownPlace("site", "at", name, sites, context);
  if (attachment.build === undefined) {
    throw misfit(
      "cannot be attached at a site",
      backbone.replaceable.length === 0
        ? "a backbone whose convolutions can be replaced"
        : `\`replace\` with ${oneOf(backbone.replaceable)}`,
      context,
    );
  }
  const build = attachment.build.bind(attachment);
  return (options) => ({ kind: "at", name, build: build(options) });
}

function replaceTarget(name: string, context: RuleContext): BuildTarget {
  const { attachment, backbone } = context;
  if (!backbone.replaceable.includes(name))
    throw unknownPlace("replaceable convolution", "replace", name, backbone.replaceable, context);
  if (attachment.replace === undefined) {
    const sites = oneOf(Object.keys(backbone.sites));
    throw misfit("cannot replace a convolution", `a site with \`at\`: ${sites}`, context);
  }
  const replace = attachment.replace.bind(attachment);
  return (options) => ({ kind: "replace", name, build: replace(options) });
}

function misfit(what: string, expected: string, { id, attachment, tree, path }: RuleContext): NetgraftError {
  return new AttachmentMisfitError({
    at: `attachments.${id}`,
    message: `"${attachment.type}" ${what}`,
    expected,
    source: describeOrigin(originAt(tree, path)),
  });
}

function unknownPlace(
  kind: string,
  key: keyof RulePlace,
  name: string,
  choices: readonly string[],
  { backbone, tree, path }: RuleContext,
): NetgraftError {
  const similar = nearest(name, choices);
  return new UnknownSiteError({
    at: formatConfigPath([...path, key]),
    message: `the backbone "${backbone.type}" has no ${kind} "${name}"`,
    expected: choices.length === 0 ? `a backbone with a ${kind}` : oneOf(choices),
    source: describeOrigin(originAt(tree, [...path, key])),
    ...(similar === undefined ? {} : { nearest: similar }),
  });
}
