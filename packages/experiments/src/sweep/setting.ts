import {
  type ConfigPath,
  formatConfigPath,
  itemIdentity,
  type Plain,
  type SetOverride,
  type Sourced,
  toPlain,
  valueAt,
} from "@netgraft/core/config";

/** A value that a sweep gives to a place of the config. */
export interface Setting {
  readonly path: ConfigPath;
  readonly value: Sourced;
}

/** Settings as plain data, by their paths. */
export type PlainSettings = Readonly<Record<string, Plain>>;

/** The change of a config that a setting makes. */
export function overrideOf({ path, value }: Setting): SetOverride {
  return { kind: "set", path, value, origin: value.origin };
}

/** Settings as plain data. */
export function plainSettings(settings: readonly Setting[]): PlainSettings {
  return Object.fromEntries(settings.map(({ path, value }) => [formatConfigPath(path), toPlain(value)]));
}

/** The paths of the settings that rows have, each once. @internal */
export function settingPaths(rows: readonly { readonly settings: PlainSettings }[]): readonly string[] {
  return [...new Set(rows.flatMap(({ settings }) => Object.keys(settings)))];
}

/** The value of a setting in words. @internal */
export function settingText(value: Plain): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/**
 * Whether a setting means anything to a config: not where its path leads through an item that is not there, such as an
 * attachment that a variant has removed.
 */
export function applies({ path }: Setting, tree: Sourced): boolean {
  return path.every((segment, index) => {
    if (typeof segment !== "string" || index === 0) return true;
    const parent = valueAt(tree, path.slice(0, index));
    if (parent === undefined) return index !== 1 || path[0] !== "attachments";
    return parent.kind !== "list" || parent.items.some((item) => itemIdentity(item) === segment);
  });
}
