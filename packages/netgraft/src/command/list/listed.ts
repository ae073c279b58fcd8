import type { Catalog, Registry } from "@netgraft/core";
import type { ListKind } from "./options.js";

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
  backbones: ({ backbones }) => byType(backbones),
  attachments: ({ attachments }) => byType(attachments),
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
  datasets: ({ datasets }) => byType(datasets),
  augmentations: ({ augmentations }) => byType(augmentations),
  losses: ({ losses }) => byType(losses),
  optimizers: ({ optimizers }) => byType(optimizers),
  schedules: ({ schedules }) => byType(schedules),
};

function byType(registry: Registry<{ readonly type: string; readonly summary: string }>): readonly Listed[] {
  return registry.all().map(({ type, summary }) => ({ name: type, summary }));
}
