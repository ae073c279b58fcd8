import { z } from "#zod";
import { nearest, oneOf, type Problem } from "../../errors/index.js";
import { checkValue } from "../problems/problems-of.js";
import { type ConfigPath, formatConfigPath } from "../tree/config-path.js";
import { originAt, valueAt } from "../tree/lookup.js";
import { fromPlain } from "../tree/from-plain.js";
import { defaultOrigin, describeOrigin } from "../tree/origin.js";
import { checkOptions } from "./parse-options.js";
import { type Sourced, textAt } from "../tree/sourced.js";
import { toPlain } from "../tree/to-plain.js";

/** The components of one kind by type, as far as validation needs them. */
export type ComponentLookup = ReadonlyMap<
  string,
  { readonly options: z.core.$ZodType; readonly summary?: string; readonly description?: string }
>;

/** A component that a config chose, with its validated options. */
export interface ChosenComponent {
  readonly type: string;
  /** What the component's own schema made of them, defaults filled in. */
  readonly options: unknown;
}

/** What came of the choice at one place of a config. */
export interface ComponentChoice {
  readonly chosen?: ChosenComponent;
  /** The component's type where it is known, whether or not its options are valid. */
  readonly type?: string;
  /** What is wrong with the options. */
  readonly invalid: readonly Problem[];
  /** That nobody registered the type. */
  readonly unknown: readonly Problem[];
}

/**
 * Looks up the component that the map at `path` names by `type`, and validates its options; nothing where there is no map.
 * @param assumed the component where nothing is written at `path`
 */
export function chooseComponent(
  tree: Sourced,
  path: ConfigPath,
  kind: string,
  components: ComponentLookup,
  assumed?: object,
): ComponentChoice {
  const map = valueAt(tree, path) ?? (assumed === undefined ? undefined : fromPlain(assumed, defaultOrigin));
  if (map?.kind !== "map") return { invalid: [], unknown: [] };
  // Only a mistake asks for all of them, and there may be thousands.
  const types = (): string[] => [...components.keys()].toSorted();
  const type = textAt(map, "type");
  if (type === undefined || type === "") {
    const { problems = [] } = checkValue(z.looseObject({ type: z.enum(types()) }), toPlain(map), { path, tree: map });
    return { invalid: problems, unknown: [] };
  }
  const component = components.get(type);
  if (component === undefined)
    return { invalid: [], unknown: [unknownType(tree, [...path, "type"], type, kind, types())] };
  const checked = checkOptions(component.options, map, path);
  if (checked.problems !== undefined) return { type, invalid: checked.problems, unknown: [] };
  return { type, chosen: { type, options: checked.value }, invalid: [], unknown: [] };
}

function unknownType(tree: Sourced, path: ConfigPath, type: string, kind: string, types: readonly string[]): Problem {
  const close = nearest(type, types);
  return {
    at: formatConfigPath(path),
    message: `unknown ${kind} "${type}"`,
    expected: types.length === 0 ? "a plugin that registers it, under `plugins`" : oneOf(types),
    ...(close !== undefined && { nearest: close }),
    source: describeOrigin(originAt(tree, path)),
  };
}
