import {
  type Attachment,
  type Backbone,
  type Dataset,
  describeOptions,
  type Framework,
  nearest,
  type OptionDescription,
  type Registry,
  UnknownComponentError,
} from "@netgraft/core";
import { type AttachmentCost, attachmentCost } from "../../attachment-cost.js";

type TrainingKind = "dataset" | "augmentation" | "loss" | "optimizer" | "schedule";

/** What is told of a component. */
export interface Description {
  readonly kind: "backbone" | "attachment" | "network" | "engine" | "format" | TrainingKind;
  readonly name: string;
  readonly summary: string;
  /** Formulas and sources. */
  readonly source?: string;
  readonly options?: readonly OptionDescription[];
  /** Of a backbone: where something may be attached, and where that is. */
  readonly sites?: Readonly<Record<string, string>>;
  /** Of a backbone: the site that a rule without `at` means. */
  readonly standard?: string;
  /** Of a backbone: the convolutions that `replace` may name. */
  readonly replaceable?: readonly string[];
  /** Of an attachment: how it can be placed. */
  readonly placed?: readonly ("at" | "replace")[];
  /** Of an attachment: what it adds at 256 channels on 14×14 positions, with its default options. */
  readonly cost?: AttachmentCost;
  /** Of a network: its config, as it is registered. */
  readonly config?: unknown;
  /** Of a format: the usual ending of its files. */
  readonly extension?: string;
}

/**
 * Everything of that name, of whatever kind: an engine and a format may share a name.
 * @throws NG_UNKNOWN_COMPONENT where there is nothing
 */
export function describeComponent(name: string, framework: Framework): readonly [Description, ...Description[]] {
  const { backbones, attachments, networks, engines, exporters } = framework.catalog;
  const { datasets, augmentations, losses, optimizers, schedules } = framework.catalog;
  const [first, ...rest] = [
    ...found(backbones, name, describeBackbone),
    ...found(attachments, name, (attachment) => describeAttachment(attachment, framework)),
    ...found(networks, name, ({ config, summary }) => ({ kind: "network", name, summary, config })),
    ...found(engines, name, ({ summary }) => ({ kind: "engine", name, summary })),
    ...found(exporters, name, ({ summary, extension }) => ({ kind: "format", name, summary, extension })),
    ...found(datasets, name, (component) => ({ kind: "dataset", ...described(component) })),
    ...found(augmentations, name, (component) => ({ kind: "augmentation", ...described(component) })),
    ...found(losses, name, (component) => ({ kind: "loss", ...described(component) })),
    ...found(optimizers, name, (component) => ({ kind: "optimizer", ...described(component) })),
    ...found(schedules, name, (component) => ({ kind: "schedule", ...described(component) })),
  ];
  if (first !== undefined) return [first, ...rest];
  const similar = nearest(
    name,
    [
      backbones,
      attachments,
      networks,
      engines,
      exporters,
      datasets,
      augmentations,
      losses,
      optimizers,
      schedules,
    ].flatMap((kind) => kind.names()),
  );
  throw new UnknownComponentError({
    message: `there is no component "${name}"`,
    expected: "one of those that `netgraft list` shows",
    ...(similar === undefined ? {} : { nearest: similar }),
  });
}

function found<T>(
  { byName }: Registry<T>,
  name: string,
  describe: (component: T) => Description,
): readonly Description[] {
  const component = byName.get(name);
  return component === undefined ? [] : [describe(component)];
}

function describeBackbone(backbone: Backbone): Description {
  const { sites, standard, replaceable } = backbone;
  return { kind: "backbone", ...described(backbone), sites, standard, replaceable };
}

function describeAttachment(attachment: Attachment, framework: Framework): Description {
  const placed = [
    ...(attachment.build ? (["at"] as const) : []),
    ...(attachment.replace ? (["replace"] as const) : []),
  ];
  const cost = attachmentCost(framework, attachment.type);
  return { kind: "attachment", ...described(attachment), placed, ...(cost !== undefined && { cost }) };
}

/** What is told of every component with options. */
function described({
  type,
  summary,
  description,
  options,
}: Pick<Dataset, "type" | "summary" | "description" | "options">): Omit<Description, "kind"> {
  return {
    name: type,
    summary,
    ...(description !== undefined && { source: description }),
    options: describeOptions(options),
  };
}
