import { type Catalog, componentKinds, componentName, kinds, shownAs } from "@netgraft/core/host";

/** One thing that is listed. */
export interface Listed {
  readonly name: string;
  readonly summary: string;
  /** Of a site. */
  readonly backbone?: string;
  /** Of a site: whether a rule without `at` means it. */
  readonly standard?: boolean;
}

/** Things of one kind. */
export interface ListedKind {
  /** As `netgraft list` takes it. */
  readonly name: string;
  readonly singular: string;
  /** In the order of registration. */
  readonly items: readonly Listed[];
}

/** What a catalog holds of each kind that is listed, in the order of {@link listKinds}. */
export function listedKinds(catalog: Catalog): readonly ListedKind[] {
  return componentKinds.flatMap((kind): ListedKind[] => {
    const shown = shownAs(kind);
    if (shown === undefined) return [];
    const items = catalog[kinds[kind].plural].all().map((component) => ({
      // The components of its registry are of its kind.
      name: componentName(kind, component as never),
      summary: "summary" in component ? component.summary : "",
    }));
    const own = { name: shown.plural, singular: shown.singular, items };
    return kind === "attachment" ? [own, { name: "sites", singular: "site", items: sitesOf(catalog) }] : [own];
  });
}

function sitesOf({ backbones }: Catalog): readonly Listed[] {
  return backbones.all().flatMap(({ type, sites, standard }) =>
    Object.entries(sites).map(([name, summary]) => {
      return { name, backbone: type, standard: name === standard, summary };
    }),
  );
}
