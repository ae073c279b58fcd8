import { attachment, type Attachment, axes, type Backbone, type Graph, z } from "@netgraft/core";
import { parsePlainOptions } from "@netgraft/core/config";
import { compose, type PlacementRule } from "@netgraft/core/graph";
import type { BackboneUse } from "./backbone-cases.js";

/** An attachment that gives each channel a factor of its own, or that is the convolution that it replaces. */
const probe = attachment({
  type: "probe",
  summary: "Stands wherever something can be attached.",
  options: z.strictObject({}),
  build: () => (b, x) => b.multiply(x, b.parameter("factor", axes({ channel: x.size("channel") }), { kind: "ones" })),
  replace: () => (b, x, convolution) => b.conv("conv", x, convolution),
}) satisfies Attachment;

/** Where the probe is put. */
export type ProbePlace = { readonly at: string } | { readonly replace: string };

/**
 * The network of a backbone, with the probe at a place.
 * @throws what composing throws, such as NG_NOTHING_SELECTED where no block has the place
 */
export function composeBackbone(
  backbone: Backbone,
  { options = {}, input = { channels: 3, height: 48, width: 64 }, classes = 7 }: BackboneUse<unknown>,
  place?: ProbePlace,
): Graph {
  return compose({
    name: backbone.type,
    input,
    backbone: {
      type: backbone.type,
      options: {},
      build: backbone.build(parsePlainOptions(backbone.options, options), { classes }),
    },
    rules: place === undefined ? [] : [ruleAt(place)],
  });
}

function ruleAt(place: ProbePlace): PlacementRule {
  const { type } = probe;
  const target: PlacementRule["target"] =
    "at" in place
      ? { kind: "at", name: place.at, build: (b, x, site) => probe.build?.({})(b, x, site) ?? x }
      : {
          kind: "replace",
          name: place.replace,
          build: (b, x, convolution, site) => probe.replace?.({})(b, x, convolution, site) ?? x,
        };
  return { id: type, type, options: {}, where: {}, target };
}
