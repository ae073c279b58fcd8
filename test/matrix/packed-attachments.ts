import { type Backbone, NetgraftError, type Network, type NetworkConfigInput } from "@netgraft/core";
import { framework } from "../support/framework.js";
import { smallNetworks } from "../support/small-networks.js";
import { composeSmall } from "./small-compose.js";
import { smallOptions } from "./small-options.js";

type Rules = NonNullable<NetworkConfigInput["attachments"]>;

/** A small network with an attachment in each of its blocks. */
export interface Packed {
  readonly network: Network;
  readonly types: readonly string[];
}

/**
 * Small networks of a backbone that together have every attachment that can stand in it, at the place that a rule means
 * by default: far fewer than attachments, as each block has another one.
 */
export function packedAttachments(backbone: Backbone): readonly Packed[] {
  const packed: Packed[] = [];
  let pending: readonly string[] = framework.catalog.attachments
    .all()
    .filter(({ build }) => build !== undefined || backbone.standardReplaceable !== undefined)
    .map(({ type }) => type);
  while (pending.length > 0) {
    const next = packedOnce(backbone, pending);
    packed.push(next);
    pending = pending.filter((type) => !next.types.includes(type));
  }
  return packed;
}

/** Gives each block the first attachment that fits there, and the whole network those that have no place in blocks. */
function packedOnce(backbone: Backbone, pending: readonly string[]): Packed {
  let network = composed(backbone.type, []);
  const rules: Rules[number][] = [];
  const types: string[] = [];
  const takes = (type: string, where?: { readonly path: string }): boolean => {
    const rule = { attach: { type, ...options(type) }, ...(where === undefined ? {} : { where }) };
    try {
      network = composed(backbone.type, [...rules, rule]);
    } catch (error) {
      if (error instanceof NetgraftError) return false;
      throw error;
    }
    rules.push(rule);
    types.push(type);
    return true;
  };
  const hasOwnPlace = (type: string): boolean => framework.catalog.attachments.get(type).standard !== undefined;
  for (const path of blocksOf(network, backbone.standard))
    pending.find((type) => !types.includes(type) && !hasOwnPlace(type) && takes(type, { path }));
  for (const type of pending.filter(hasOwnPlace)) takes(type);
  if (types.length === 0) throw new Error(`${backbone.type} has no block for any of ${pending.join(", ")}`);
  return { network, types };
}

function composed(type: string, attachments: Rules): Network {
  return composeSmall(type, smallNetworks[type]?.[0] ?? {}, attachments);
}

/** The options of the matrix, but for hidden layers so wide that not all of their units are below 0. */
function options(type: string): Readonly<Record<string, unknown>> {
  const { [type]: small = {} } = smallOptions;
  return "reducedChannels" in small ? { ...small, reducedChannels: 16 } : small;
}

/** The paths of the blocks that have a site. */
function blocksOf({ graph }: Network, site: string): readonly string[] {
  const marks = graph.marks.flatMap((mark) => (mark.kind === "site" && mark.site === site ? [mark.scope] : []));
  return [...new Set(marks.map((scope) => graph.scopes[scope]?.path ?? ""))];
}
