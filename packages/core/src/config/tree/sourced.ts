import type { Origin } from "./origin.js";

/** What a scalar of YAML or JSON can be. */
export type Scalar = string | number | boolean | null;

/** A config as a tree whose every value knows where it was written; immutable. */
export type Sourced = SourcedMap | SourcedList | SourcedScalar;

export interface SourcedMap {
  readonly kind: "map";
  readonly origin: Origin;
  /** In document order. */
  readonly entries: ReadonlyMap<string, SourcedEntry>;
}

/** A value of a map, with the origin of its key: a problem with the key is shown where the key stands. */
export interface SourcedEntry {
  readonly keyOrigin: Origin;
  readonly value: Sourced;
}

export interface SourcedList {
  readonly kind: "list";
  readonly origin: Origin;
  readonly items: readonly Sourced[];
}

export interface SourcedScalar {
  readonly kind: "scalar";
  readonly origin: Origin;
  readonly value: Scalar;
}

export function sourcedMap(entries: Iterable<readonly [string, SourcedEntry]>, origin: Origin): SourcedMap {
  return { kind: "map", origin, entries: new Map(entries) };
}

export function sourcedList(items: readonly Sourced[], origin: Origin): SourcedList {
  return { kind: "list", origin, items };
}

export function sourcedScalar(value: Scalar, origin: Origin): SourcedScalar {
  return { kind: "scalar", origin, value };
}

/** Whether the value is YAML's null, which removes what it stands for. */
export function isNull(tree: Sourced): boolean {
  return tree.kind === "scalar" && tree.value === null;
}

/** The text under the key, or undefined where there is no such key or its value is no text. */
export function textAt(tree: Sourced, key: string): string | undefined {
  const value = tree.kind === "map" ? tree.entries.get(key)?.value : undefined;
  return value?.kind === "scalar" && typeof value.value === "string" ? value.value : undefined;
}
