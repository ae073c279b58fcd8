import type { NetworkConfigInput } from "../config/form/network-schema.js";

/** How a network is trained, as it is written. */
export type TrainingInput = NonNullable<NetworkConfigInput["training"]>;

/** A rule that attaches something, as it is written. */
export type AttachmentRuleInput = NonNullable<NetworkConfigInput["attachments"]>[number];

/** Any part of something inherited; `null` removes it. */
export type ChangesTo<T> = { readonly [Key in keyof T]?: T[Key] | null };

/** A new rule, or changes to the inherited one of the same `id`; `attach: null` removes the rule. */
export type AttachmentRuleChange = ChangesTo<Omit<AttachmentRuleInput, "attach" | "where">> & {
  readonly attach?: Readonly<Record<string, unknown>> | null;
  readonly where?: ChangesTo<NonNullable<AttachmentRuleInput["where"]>> | null;
};

/** Changes to how an inherited network is trained. */
export type TrainingChanges = {
  readonly [Key in keyof TrainingInput]?: TrainingInput[Key] extends { type: string } | undefined
    ? Readonly<Record<string, unknown>> | null
    : TrainingInput[Key] | null;
};

/** Changes to a network that is extended. */
export interface NetworkChanges extends Omit<
  Partial<NetworkConfigInput>,
  "extends" | "backbone" | "attachments" | "training"
> {
  readonly extends: string;
  readonly backbone?: Readonly<Record<string, unknown>>;
  readonly attachments?: readonly AttachmentRuleChange[];
  readonly training?: TrainingChanges | null;
}

/** A config in code: a whole one, or changes to a preset that it `extends`. */
export type WrittenNetworkConfig = NetworkConfigInput | NetworkChanges;
