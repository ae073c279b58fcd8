import { ConfigInvalidError, UnknownComponentError } from "../errors/index.js";
import type { AttachmentRule } from "./attachment-rule-schema.js";
import { checkValue } from "./check-value.js";
import { type ChosenComponent, chooseComponent, chosenOf } from "./choose-component.js";
import { allChoices, chooseTraining, type ValidTraining, withChoices } from "./choose-training.js";
import { valueAt } from "./lookup.js";
import type { NetworkComponents } from "./network-components.js";
import { type NetworkConfig, networkSchema } from "./network-schema.js";
import type { Sourced } from "./sourced.js";
import { toPlain } from "./to-plain.js";

/** A network config whose every part is validated, defaults filled in. */
export interface ValidNetwork extends Omit<NetworkConfig, "backbone" | "attachments" | "training"> {
  readonly backbone: ChosenComponent;
  readonly attachments: readonly ValidAttachmentRule[];
  readonly training?: ValidTraining;
}

export interface ValidAttachmentRule extends Omit<AttachmentRule, "id" | "attach"> {
  /** As written, or the attachment's type. */
  readonly id: string;
  readonly attach: ChosenComponent;
}

/**
 * Validates a resolved config: its form, and the options of each component by its own schema.
 * @throws NG_CONFIG_INVALID with all problems there are; NG_UNKNOWN_COMPONENT where the only problems are types that
 * nobody registered.
 */
export function validateNetwork(tree: Sourced, components: NetworkComponents): ValidNetwork {
  const form = checkValue(networkSchema, toPlain(tree), { path: [], tree });
  const backbone = chooseComponent(tree, ["backbone"], "backbone", components.backbones.byName);
  const rules = valueAt(tree, ["attachments"]);
  const attached = (rules?.kind === "list" ? rules.items : []).map((_, index) =>
    chooseComponent(tree, ["attachments", index, "attach"], "attachment", components.attachments.byName),
  );
  const trained = chooseTraining(tree, components);
  const choices = [backbone, ...attached, ...allChoices(trained)];
  const wrongChoices = choices.flatMap((choice) => choice.invalid);
  // Of a `type` that is missing, the choice says which types there are.
  const told = new Set(wrongChoices.map(({ at }) => at));
  const invalid = [...(form.problems ?? []).filter(({ at }) => !told.has(at)), ...wrongChoices];
  const unknown = choices.flatMap((choice) => choice.unknown);
  if (form.problems !== undefined || invalid.length > 0) throw new ConfigInvalidError([...invalid, ...unknown]);
  if (unknown.length > 0) throw new UnknownComponentError(unknown);
  const { training, ...network } = form.value;
  return {
    ...network,
    backbone: chosenOf(backbone),
    attachments: network.attachments.map((rule, index) => {
      return { ...rule, id: rule.id ?? rule.attach.type, attach: chosenOf(attached[index] ?? {}) };
    }),
    ...(training !== undefined && trained !== undefined && { training: withChoices(training, trained) }),
  };
}
