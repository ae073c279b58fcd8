import type { ConfigPath } from "../tree/config-path.js";
import type { Origin } from "../tree/origin.js";
import type { Sourced, SourcedMap } from "../tree/sourced.js";

/** A change of a config by an argument of the command. */
export type Override = SetOverride | AttachOverride;

/** From `--set path=value`: the value at the path becomes `value`; null removes it. */
export interface SetOverride {
  readonly kind: "set";
  readonly path: ConfigPath;
  readonly value: Sourced;
  /** The whole argument. */
  readonly origin: Origin;
}

/** From `--attach 'id=type(option=value)@site'`: one more attachment, at the end of the list. */
export interface AttachOverride {
  readonly kind: "attach";
  readonly rule: SourcedMap;
  /** The whole argument. */
  readonly origin: Origin;
}

/** Reads a value in YAML's scalar or flow syntax; throws an Error whose message says why it cannot. */
export type ParseValue = (text: string) => unknown;
