import type { z } from "#zod";
import { ConfigInvalidError } from "../../errors/index.js";
import { type Checked, checkValue } from "../problems/problems-of.js";
import type { ConfigPath } from "../tree/config-path.js";
import { type Sourced, sourcedMap } from "../tree/sourced.js";
import { toPlain } from "../tree/to-plain.js";

/**
 * Validates the options of a component: the map at `path` of a config (`backbone`, `attachments[0].attach`) without its
 * `type`, by which the component was chosen.
 */
export function checkOptions<Schema extends z.core.$ZodType>(
  schema: Schema,
  tree: Sourced,
  path: ConfigPath,
): Checked<z.output<Schema>> {
  const options = optionsIn(tree);
  return checkValue(schema, toPlain(options), { path, tree: options });
}

/** A component's options in the map that chooses it: what stands there beside `type`. */
export function optionsIn(tree: Sourced): Sourced {
  return tree.kind === "map"
    ? sourcedMap(
        [...tree.entries].filter(([key]) => key !== "type"),
        tree.origin,
      )
    : tree;
}

/**
 * As {@link checkOptions}; the validated options, with defaults.
 * @throws NG_CONFIG_INVALID with all problems.
 */
export function parseOptions<Schema extends z.core.$ZodType>(
  schema: Schema,
  tree: Sourced,
  path: ConfigPath,
): z.output<Schema> {
  return valueOf(checkOptions(schema, tree, path));
}

/**
 * Validates options that are given in code, without a `type`.
 * @throws NG_CONFIG_INVALID with all problems.
 */
export function parsePlainOptions<Schema extends z.core.$ZodType>(
  schema: Schema,
  options: unknown,
  path: ConfigPath = [],
): z.output<Schema> {
  return valueOf(checkValue(schema, options, { path }));
}

function valueOf<Value>(checked: Checked<Value>): Value {
  if (checked.problems !== undefined) throw new ConfigInvalidError(checked.problems);
  return checked.value;
}
