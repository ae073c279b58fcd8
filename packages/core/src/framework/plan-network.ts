import type { Attachment } from "../compose/attachment.js";
import type { Backbone } from "../compose/backbone.js";
import type { NetworkPlan } from "../compose/compose.js";
import type { PlacementRule } from "../compose/placement-rule.js";
import type { ConfigPath } from "../config/config-path.js";
import { originAt } from "../config/lookup.js";
import { describeOrigin } from "../config/origin.js";
import type { Sourced } from "../config/sourced.js";
import type { ValidAttachmentRule, ValidNetwork } from "../config/validate-network.js";
import { AttachmentMisfitError, type NetgraftError, nearest, oneOf, UnknownSiteError } from "../errors/index.js";
import type { Json } from "../graph/attributes.js";
import type { Catalog } from "../plugins/catalog.js";

/**
 * Decides a validated network: finds its components and resolves each rule's site.
 * @param tree the config it was validated from, for the places that errors name
 * @throws NG_UNKNOWN_SITE, NG_ATTACHMENT_MISFIT, NG_OPTION_UNSUPPORTED
 */
export function planNetwork(config: ValidNetwork, catalog: Catalog, tree: Sourced): NetworkPlan {
  const backbone = catalog.backbones.get(config.backbone.type);
  return {
    name: config.name,
    input: config.input,
    backbone: {
      type: backbone.type,
      // The options have passed this backbone's own schema.
      options: config.backbone.options as Json,
      build: backbone.build(config.backbone.options, { classes: config.classes }),
    },
    rules: config.attachments.map((rule, index) => {
      const path = ["attachments", index];
      const attachment = catalog.attachments.get(rule.attach.type);
      return {
        id: rule.id,
        type: attachment.type,
        // The options have passed this attachment's own schema, which JSON configs are made for.
        options: rule.attach.options as Json,
        where: rule.where ?? {},
        source: describeOrigin(originAt(tree, path)),
        target: target(rule, attachment, backbone, tree, path),
      };
    }),
  };
}

/** Where a rule that names no place puts an attachment: at a site where it can, else in place of a convolution. */
function target(
  rule: ValidAttachmentRule,
  attachment: Attachment,
  backbone: Backbone,
  tree: Sourced,
  path: ConfigPath,
): PlacementRule["target"] {
  const { standardReplaceable } = backbone;
  const onlyReplaces = attachment.build === undefined && rule.at === undefined;
  const replaced = rule.replace ?? (onlyReplaces ? standardReplaceable : undefined);
  return replaced === undefined
    ? siteTarget(rule, attachment, backbone, tree, path)
    : replaceTarget(replaced, rule, attachment, backbone, tree, path);
}

function siteTarget(
  { at, attach, id }: ValidAttachmentRule,
  attachment: Attachment,
  backbone: Backbone,
  tree: Sourced,
  path: ConfigPath,
): PlacementRule["target"] {
  const { standard = backbone.standard } = attachment;
  const name = at ?? (Object.hasOwn(backbone.sites, standard) ? standard : backbone.standard);
  if (!Object.hasOwn(backbone.sites, name))
    throw unknownPlace("site", name, Object.keys(backbone.sites), backbone, tree, [...path, "at"]);
  if (attachment.build === undefined) {
    throw new AttachmentMisfitError({
      at: `attachments.${id}`,
      message: `"${attachment.type}" cannot be attached at a site`,
      expected:
        backbone.replaceable.length === 0
          ? "a backbone whose convolutions can be replaced"
          : `\`replace\` with ${oneOf(backbone.replaceable)}`,
    });
  }
  return { kind: "at", name, build: attachment.build(attach.options) };
}

function replaceTarget(
  name: string,
  { attach, id }: ValidAttachmentRule,
  attachment: Attachment,
  backbone: Backbone,
  tree: Sourced,
  path: ConfigPath,
): PlacementRule["target"] {
  if (!backbone.replaceable.includes(name))
    throw unknownPlace("replaceable convolution", name, backbone.replaceable, backbone, tree, [...path, "replace"]);
  if (attachment.replace === undefined) {
    throw new AttachmentMisfitError({
      at: `attachments.${id}`,
      message: `"${attachment.type}" cannot replace a convolution`,
      expected: `a site with \`at\`: ${oneOf(Object.keys(backbone.sites))}`,
    });
  }
  return { kind: "replace", name, build: attachment.replace(attach.options) };
}

function unknownPlace(
  kind: string,
  name: string,
  choices: readonly string[],
  backbone: Backbone,
  tree: Sourced,
  path: ConfigPath,
): NetgraftError {
  const similar = nearest(name, choices);
  return new UnknownSiteError({
    at: `attachments[${path[1]}].${path[2]}`,
    message: `the backbone "${backbone.type}" has no ${kind} "${name}"`,
    expected: choices.length === 0 ? `a backbone with a ${kind}` : oneOf(choices),
    source: describeOrigin(originAt(tree, path)),
    ...(similar === undefined ? {} : { nearest: similar }),
  });
}
