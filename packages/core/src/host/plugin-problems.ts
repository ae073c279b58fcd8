import { isApiVersion } from "./api-version.js";
import type { Problem } from "../errors/index.js";
import {
  describeKind,
  type FieldCheck,
  fieldProblems,
  isObject,
  list,
  method,
  optional,
  shown,
  textList,
} from "../kinds/field-checks.js";
import { componentKinds, kinds } from "../kinds/kinds.js";

const fields: Readonly<Record<string, FieldCheck>> = {
  name: shown,
  apiVersion: { expected: `a number, or a range such as ">=1 <3"`, holds: isApiVersion },
  dependsOn: optional(textList),
  ...Object.fromEntries(componentKinds.map((kind) => [kinds[kind].plural, optional(list)])),
  register: optional(method),
};

/** What is wrong with the form of a plugin; what it lists is checked once its API version is known. */
export function pluginProblems(plugin: unknown, at: string | undefined): readonly Problem[] {
  const place = at === undefined ? {} : { at };
  if (isObject(plugin)) return fieldProblems("plugin", plugin, fields, place);
  const expected = "a default export made with definePlugin({ name, apiVersion, … })";
  return [{ ...place, message: "this is no plugin", expected, found: describeKind(plugin) }];
}
