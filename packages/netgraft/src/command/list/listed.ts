import type { Catalog } from "@netgraft/core";
import type { ListKind } from "../commands/list.js";

/** One thing that is listed. */
export interface Listed {
  readonly name: string;
  readonly summary: string;
  /** Of a site. */
  readonly backbone?: string;
  /** Of a site: whether a rule without `at` means it. */
  readonly standard?: boolean;
}

/** What a catalog holds of each kind, in the order of registration. */
export const listed: { readonly [K in ListKind]: (catalog: Catalog) => readonly Listed[] } = {
  backbones: ({ backbones }) => backbones.all().map(({ type, summary }) => ({ name: type, summary })),
  attachments: ({ attachments }) => attachments.all().map(({ type, summary }) => ({ name: type, summary })),
  sites: ({ backbones }) =>
    backbones.all().flatMap(({ type, sites, standard }) =>
      Object.entries(sites).map(([name, summary]) => ({
        name,
        backbone: type,
        standard: name === standard,
        summary,
      })),
    ),
  networks: ({ networks }) => networks.all().map(({ name, summary }) => ({ name, summary })),
  engines: ({ engines }) => engines.all().map(({ name, summary }) => ({ name, summary })),
  formats: ({ exporters }) => exporters.all().map(({ format, summary }) => ({ name: format, summary })),
  datasets: ({ datasets }) => datasets.all().map(({ type, summary }) => ({ name: type, summary })),
  augmentations: ({ augmentations }) => augmentations.all().map(({ type, summary }) => ({ name: type, summary })),
};
