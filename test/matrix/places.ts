import { type Backbone, NetgraftError, type Network } from "@netgraft/core";
import { framework } from "../support/framework.js";
import { smallNetworks } from "../support/small-networks.js";
import { composeSmall, sitesOf } from "./small-compose.js";
import { smallOptions } from "./small-options.js";

/** A place of a backbone, in the first of its small networks that has it. */
export interface Place {
  /** `residual`, or `replace conv2`. */
  readonly name: string;
  readonly rule: { readonly at: string } | { readonly replace: string };
  readonly options: Readonly<Record<string, unknown>>;
  readonly plain: Network;
  /** How many blocks have the site; unknown where a convolution is replaced. */
  readonly blocks?: number;
}

/** The sites and the replaceable convolutions of a backbone. */
export function placesOf({ type, replaceable }: Backbone): readonly Place[] {
  const places = new Map<string, Place>();
  for (const options of smallNetworks[type] ?? []) {
    const plain = composeSmall(type, options);
    const add = (place: Pick<Place, "name" | "rule" | "blocks">): void => {
      if (!places.has(place.name)) places.set(place.name, { ...place, options, plain });
    };
    for (const [at, blocks] of sitesOf(plain.graph)) add({ name: at, rule: { at }, blocks });
    for (const name of replaceable)
      if (offersConvolution(type, options, name)) add({ name: `replace ${name}`, rule: { replace: name } });
  }
  return [...places.values()];
}

/** Whether a small network has a convolution of that name: traces do not tell, but a rule that selects nothing does. */
function offersConvolution(type: string, options: Readonly<Record<string, unknown>>, replace: string): boolean {
  try {
    composeSmall(type, options, [{ attach: { type: "sk", ...smallOptions["sk"] }, replace }]);
    return true;
  } catch (error) {
    return !(error instanceof NetgraftError && error.code === "NG_NOTHING_SELECTED");
  }
}

/** The attachments that can stand at a place. */
export function typesFor({ rule }: Place): readonly string[] {
  const way = "at" in rule ? "build" : "replace";
  return framework.catalog.attachments
    .all()
    .filter((attachment) => attachment[way] !== undefined)
    .map(({ type }) => type);
}
