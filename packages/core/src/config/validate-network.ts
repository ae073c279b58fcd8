import { ConfigInvalidError, UnknownComponentError } from "../errors/index.js";
import type { AttachmentRule } from "./attachment-rule-schema.js";
import { checkValue } from "./check-value.js";
import { type ChosenComponent, chooseComponent, type ComponentLookup } from "./choose-component.js";
import { valueAt } from "./lookup.js";
import { type NetworkConfig, networkSchema } from "./network-schema.js";
import type { Sourced } from "./sourced.js";
import { toPlain } from "./to-plain.js";

/** A network config whose every part is validated, defaults filled in. */
export interface ValidNetwork extends Omit<NetworkConfig, "backbone" | "attachments"> {
  readonly backbone: ChosenComponent;
  readonly attachments: readonly ValidAttachmentRule[];
}

export interface ValidAttachmentRule extends Omit<AttachmentRule, "id" | "attach"> {
  /** As written, or the attachment's type. */
  readonly id: string;
  readonly attach: ChosenComponent;
}

/**
 * Validates a resolved config: its form, and the options of the backbone and the attachments by their own schemas.
 * @throws NG_CONFIG_INVALID with all problems there are; NG_UNKNOWN_COMPONENT where the only problems are types that
 * nobody registered.
 */
export function validateNetwork(tree: Sourced, backbones: ComponentLookup, attachments: ComponentLookup): ValidNetwork {
  const form = checkValue(networkSchema, toPlain(tree), { path: [], tree });
  const backbone = chooseComponent(tree, ["backbone"], "backbone", backbones);
  const rules = valueAt(tree, ["attachments"]);
  const attached = (rules?.kind === "list" ? rules.items : []).map((_, index) =>
    chooseComponent(tree, ["attachments", index, "attach"], "attachment", attachments),
  );
  const choices = [backbone, ...attached];
  const wrongChoices = choices.flatMap((choice) => choice.invalid);
  // Of a `type` that is missing, the choice says which types there are.
  const told = new Set(wrongChoices.map(({ at }) => at));
  const invalid = [...(form.problems ?? []).filter(({ at }) => !told.has(at)), ...wrongChoices];
  const unknown = choices.flatMap((choice) => choice.unknown);
  if (form.problems !== undefined || invalid.length > 0) throw new ConfigInvalidError([...invalid, ...unknown]);
  if (unknown.length > 0) throw new UnknownComponentError(unknown);
  return {
    ...form.value,
    backbone: present(backbone.chosen),
    attachments: form.value.attachments.map((rule, index) => {
      return { ...rule, id: rule.id ?? rule.attach.type, attach: present(attached[index]?.chosen) };
    }),
  };
}

/** A choice that was made: a valid form names every type, and every type without a problem was found. */
function present(chosen: ChosenComponent | undefined): ChosenComponent {
  if (chosen === undefined) throw new TypeError("a valid config names the type of each of its components");
  return chosen;
}
