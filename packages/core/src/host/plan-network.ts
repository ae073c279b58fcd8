import type { NetworkPlan } from "../compose/compose.js";
import type { PlacementRule } from "../compose/placement-rule.js";
import { formatConfigPath } from "../config/tree/config-path.js";
import { originAt } from "../config/tree/lookup.js";
import { describeOrigin } from "../config/tree/origin.js";
import type { Sourced } from "../config/tree/sourced.js";
import type { CheckedNetwork, RuleParts } from "../config/network/validate-network.js";
import { locate } from "../errors/index.js";
import type { Json } from "../graph/attributes.js";
import type { Catalog } from "./registry.js";
import { ruleTarget } from "./rule-target.js";

/**
 * The plan of a checked network: its components, and each rule with its place. What is wrong is added to the network's
 * faults (NG_UNKNOWN_SITE, NG_ATTACHMENT_MISFIT, NG_OPTION_UNSUPPORTED), and left out of the plan.
 * @param tree the config that was checked, for the places that errors name
 * @returns undefined where the backbone, the input or the number of classes is not valid
 */
export function planNetwork(
  { parts, faults }: CheckedNetwork,
  catalog: Catalog,
  tree: Sourced,
): NetworkPlan | undefined {
  const { name = "network", input, classes, backbone: choice } = parts;
  if (choice.type === undefined) return undefined;
  const backbone = catalog.backbones.get(choice.type);
  const rules = parts.attachments.flatMap((part, index) => {
    const rule = faults.attempt(() => placementRule(part, index));
    return rule === undefined ? [] : [rule];
  });
  const { chosen } = choice;
  if (chosen === undefined || input === undefined || classes === undefined) return undefined;
  const build = faults.attempt(() =>
    // Of no classes, the layer that would make logits is left out when it is composed.
    locate("backbone", () => backbone.build(chosen.options, { classes: Math.max(1, classes) })),
  );
  if (build === undefined) return undefined;
  // The options have passed this backbone's own schema.
  return { name, input, backbone: { type: backbone.type, options: chosen.options as Json, build }, rules };

  /** @returns undefined where something is wrong with the rule that has been told already */
  function placementRule({ rule, place, attach }: RuleParts, index: number): PlacementRule | undefined {
    if (attach.type === undefined || place === undefined) return undefined;
    const path = ["attachments", index];
    const attachment = catalog.attachments.get(attach.type);
    const id = rule?.id ?? attachment.type;
    const target = ruleTarget(place, { id, attachment, backbone, tree, path });
    if (rule === undefined || attach.chosen === undefined) return undefined;
    const { options } = attach.chosen;
    return {
      id,
      type: attachment.type,
      // The options have passed this attachment's own schema, which JSON configs are made for.
      options: options as Json,
      where: rule.where ?? {},
      place: formatConfigPath(path),
      source: describeOrigin(originAt(tree, path)),
      sourceOf: (part) => describeOrigin(originAt(tree, [...path, ...part])),
      target: locate(`attachments.${id}`, () => target(options)),
    };
  }
}
