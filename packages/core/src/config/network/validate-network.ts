import { z } from "#zod";
import { ConfigInvalidError, Faults, UnknownComponentError } from "../../errors/index.js";
import {
  type AttachmentRule,
  attachmentRuleSchema,
  type RulePlace,
  rulePlaceSchema,
} from "../form/attachment-rule-schema.js";
import { checkValue } from "../problems/problems-of.js";
import type { ComponentChoice, ChosenComponent } from "./choose-component.js";
import { chooseComponents, type ChosenIn, mapChosen, type NetworkComponents } from "./component-choices.js";
import { type ConfigPath, formatConfigPath } from "../tree/config-path.js";
import { type NetworkConfig, networkSchema } from "../form/network-schema.js";
import { type Plain, plainAt, toPlain } from "../tree/to-plain.js";
import type { Sourced } from "../tree/sourced.js";
import type { TrainingConfig } from "../form/training-schema.js";

/** A network config whose every part is validated, defaults filled in. */
export interface ValidNetwork
  extends Omit<NetworkConfig, keyof ChosenIn<[]> | "attachments" | "training">, ChosenIn<[]> {
  readonly attachments: readonly ValidAttachmentRule[];
  readonly training?: ValidTraining;
}

/** A `training` section whose every part is validated, defaults filled in. */
export interface ValidTraining extends Omit<TrainingConfig, keyof ChosenIn<["training"]>>, ChosenIn<["training"]> {}

export interface ValidAttachmentRule extends Omit<AttachmentRule, "id" | "attach"> {
  /** As written, or the attachment's type. */
  readonly id: string;
  readonly attach: ChosenComponent;
}

/** What a config says of a network, as far as it is valid by itself: enough to tell what else is wrong. */
export interface NetworkParts {
  readonly name?: string | undefined;
  readonly input?: NetworkConfig["input"] | undefined;
  readonly classes?: number | undefined;
  readonly backbone: ComponentChoice;
  /** One for each item of `attachments`. */
  readonly attachments: readonly RuleParts[];
}

/** What of an item of `attachments` is valid by itself. */
export interface RuleParts {
  /** The form of the whole item. */
  readonly rule?: AttachmentRule | undefined;
  readonly place?: RulePlace | undefined;
  readonly attach: ComponentChoice;
}

/** A network config whose form and components have been checked. */
export interface CheckedNetwork {
  /** Where there are no faults. */
  readonly network?: ValidNetwork;
  readonly parts: NetworkParts;
  /** What is wrong so far, for what else is found to be added. */
  readonly faults: Faults;
}

/**
 * Validates a resolved config: its form, and the options of each component by its own schema.
 * @throws NG_CONFIG_INVALID with all problems there are; NG_UNKNOWN_COMPONENT where the only problems are types that
 * nobody registered.
 */
export function validateNetwork(tree: Sourced, components: NetworkComponents): ValidNetwork {
  const { network, faults } = checkNetwork(tree, components);
  if (network === undefined) throw faults.error();
  return network;
}

/** As {@link validateNetwork}, for a check that goes on with what is valid. */
export function checkNetwork(tree: Sourced, components: NetworkComponents): CheckedNetwork {
  const plain = toPlain(tree);
  const form = checkValue(networkSchema, plain, { path: [], tree });
  const choices = chooseComponents(tree, plain, components);
  const wrongChoices = choices.flatMap((choice) => choice.invalid);
  // Of a `type` that is missing, the choice says which types there are.
  const told = new Set(wrongChoices.map(({ at }) => at));
  const invalid = [...(form.problems ?? []).filter(({ at }) => !told.has(at)), ...wrongChoices];
  // A type that is unknown may be that of a plugin which is not named well.
  const namesPlugins = !(form.problems ?? []).some(({ at }) => /^plugins\b/.test(at ?? ""));
  const unknown = namesPlugins ? choices.flatMap((choice) => choice.unknown) : [];
  const faults = new Faults();
  if (invalid.length > 0) faults.add(new ConfigInvalidError(invalid));
  if (unknown.length > 0) faults.add(new UnknownComponentError(unknown));
  const byPlace = new Map(choices.map((choice) => [formatConfigPath(choice.path), choice]));
  const choiceAt = (path: ConfigPath): ComponentChoice =>
    byPlace.get(formatConfigPath(path)) ?? { invalid: [], unknown: [] };
  const rules = plainAt(plain, ["attachments"]);
  const parts: NetworkParts = {
    ...(form.value ?? validParts(plain)),
    backbone: choiceAt(["backbone"]),
    attachments: (Array.isArray(rules) ? rules : []).map((_, index) => {
      const path = ["attachments", index];
      const rule = form.value?.attachments[index] ?? partAt(attachmentRuleSchema, plain, path);
      return { attach: choiceAt([...path, "attach"]), rule, place: rule ?? partAt(rulePlaceSchema, plain, path) };
    }),
  };
  if (form.problems !== undefined || !faults.isEmpty) return { parts, faults };
  // A valid form names the type of each component, and each type without a problem was found.
  const network = mapChosen(form.value, (_, path) => choiceAt(path).chosen) as ValidNetwork;
  const attachments = network.attachments.map((rule) => ({ ...rule, id: rule.id ?? rule.attach.type }));
  return { network: { ...network, attachments }, parts, faults };
}

function validParts(plain: Plain): Pick<NetworkParts, "name" | "input" | "classes"> {
  const { name, input, classes } = networkSchema.shape;
  return {
    name: partAt(name, plain, ["name"]),
    input: partAt(input, plain, ["input"]),
    classes: partAt(classes, plain, ["classes"]),
  };
}

/** The part of a config at the path, where it is valid by itself. */
function partAt<S extends z.core.$ZodType>(schema: S, plain: Plain, path: ConfigPath): z.output<S> | undefined {
  return z.safeParse(schema, plainAt(plain, path)).data;
}
