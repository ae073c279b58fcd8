import type { PretrainedWeights } from "@netgraft/core";
import { describeOptions, type OptionDescription } from "@netgraft/core/config";
import {
  type ComponentKind,
  componentKinds,
  type ComponentKinds,
  type Framework,
  kinds,
  nearest,
  shownAs,
  UnknownComponentError,
} from "@netgraft/core/host";
import { type AttachmentCost, attachmentCost } from "../../attachment-cost.js";

/** What is told of a component. */
export interface Description {
  /** In the word of `netgraft list`, but singular: `backbone`, `format`, … */
  readonly kind: string;
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
  /** Of a network: weights that were published for it. */
  readonly pretrained?: readonly PretrainedWeights[];
  /** Of a format whose output is a file: the ending of its files. */
  readonly extension?: string;
}

/**
 * Everything of that name, of whatever kind: an engine and a format may share a name.
 * @throws NG_UNKNOWN_COMPONENT where there is nothing
 */
export function describeComponent(name: string, framework: Framework): readonly [Description, ...Description[]] {
  const shown = componentKinds.filter((kind) => shownAs(kind) !== undefined);
  const [first, ...rest] = shown.flatMap((kind) => {
    const component = framework.catalog[kinds[kind].plural].byName.get(name);
    return component === undefined ? [] : [describe(kind, name, component, framework)];
  });
  if (first !== undefined) return [first, ...rest];
  const similar = nearest(
    name,
    shown.flatMap((kind) => framework.catalog[kinds[kind].plural].names()),
  );
  throw new UnknownComponentError({
    message: `there is no component "${name}"`,
    expected: "one of those that `netgraft list` shows",
    ...(similar === undefined ? {} : { nearest: similar }),
  });
}

type Details = Omit<Description, "kind" | "name" | "summary">;

/** What is told of the components of some kinds beside their options. */
const details: { readonly [K in ComponentKind]?: (component: ComponentKinds[K], framework: Framework) => Details } = {
  backbone: ({ sites, standard, replaceable }) => ({ sites, standard, replaceable }),
  attachment: (attachment, framework) => {
    const cost = attachmentCost(framework, attachment.type);
    const ways = { at: attachment.build !== undefined, replace: attachment.replace !== undefined };
    const placed = (["at", "replace"] as const).filter((way) => ways[way]);
    return { placed, ...(cost !== undefined && { cost }) };
  },
  network: ({ config, pretrained }) => ({ config, ...(pretrained === undefined ? {} : { pretrained }) }),
  exporter: (exporter) => (exporter.output === "file" ? { extension: exporter.extension } : {}),
};

function describe(
  kind: ComponentKind,
  name: string,
  component: ComponentKinds[ComponentKind],
  framework: Framework,
): Description {
  const {
    summary = "",
    description,
    options,
  } = { summary: undefined, description: undefined, options: undefined, ...component };
  return {
    kind: shownAs(kind)?.singular ?? kind,
    name,
    summary,
    ...(description !== undefined && { source: description }),
    ...(options !== undefined && { options: describeOptions(options) }),
    // The component is of this kind.
    ...details[kind]?.(component as never, framework),
  };
}
