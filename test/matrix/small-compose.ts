import type { Graph, Network, NetworkConfigInput } from "@netgraft/core";
import type { Mark } from "@netgraft/core/graph";
import { framework } from "../support/framework.js";

type AttachmentRules = NonNullable<NetworkConfigInput["attachments"]>;
type SiteMark = Extract<Mark, { kind: "site" }>;

/** Large enough that the last maps have more than one position; strides of 2 divide it evenly. */
const usual = { height: 32, width: 64 };

/** For networks whose convolutions are unpadded. */
const larger = { height: 75, width: 107 };
const unpadded: ReadonlySet<string> = new Set([
  "inception_v3",
  "inception_v4",
  "inception_resnet_v1",
  "inception_resnet_v2",
]);

/** A small network of a backbone with the options given. */
export function composeSmall(
  type: string,
  options: Readonly<Record<string, unknown>>,
  attachments: AttachmentRules = [],
): Network {
  return framework.compose({
    name: "small",
    input: unpadded.has(type) ? larger : usual,
    classes: 5,
    backbone: { type, ...options },
    attachments,
  });
}

/** How many blocks of a network have each site. */
export function sitesOf({ marks }: Graph): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { site } of marks.filter((mark): mark is SiteMark => mark.kind === "site"))
    counts.set(site, (counts.get(site) ?? 0) + 1);
  return counts;
}
