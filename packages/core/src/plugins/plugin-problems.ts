import type { Problem } from "../errors/index.js";
import {
  describeKind,
  fieldProblems,
  isObject,
  list,
  method,
  number,
  optional,
  text,
  textList,
} from "./field-checks.js";

const fields = {
  name: text,
  apiVersion: number,
  dependsOn: optional(textList),
  backbones: optional(list),
  attachments: optional(list),
  networks: optional(list),
  register: optional(method),
};

/** What is wrong with the form of a plugin; what it lists is checked once its API version is known. */
export function pluginProblems(plugin: unknown, at: string | undefined): readonly Problem[] {
  const place = at === undefined ? {} : { at };
  if (isObject(plugin)) return fieldProblems("plugin", plugin, fields, place);
  const expected = "a default export made with definePlugin({ name, apiVersion, … })";
  return [{ ...place, message: "this is no plugin", expected, found: describeKind(plugin) }];
}
