import type { NetworkConfigInput } from "../config/network-schema.js";

type Rule = NonNullable<NetworkConfigInput["attachments"]>[number];

/** A new rule, or changes to the inherited one of the same `id`; `null` removes what is inherited, `attach: null` the rule. */
export type AttachmentRuleChange = { readonly [Key in Exclude<keyof Rule, "attach">]?: Rule[Key] | null } & {
  readonly attach?: Readonly<Record<string, unknown>> | null;
};

/** Changes to a network that is extended. */
export interface NetworkChanges extends Omit<Partial<NetworkConfigInput>, "extends" | "backbone" | "attachments"> {
  readonly extends: string;
  readonly backbone?: Readonly<Record<string, unknown>>;
  readonly attachments?: readonly AttachmentRuleChange[];
}

/** A config in code: a whole one, or changes to a preset that it `extends`. */
export type WrittenNetworkConfig = NetworkConfigInput | NetworkChanges;
