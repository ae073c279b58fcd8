import type { Problem } from "@netgraft/core";
import validatePackageName from "validate-npm-package-name";
import { PluginNameError } from "../../errors.js";
import { provided } from "../../plugins/provided.js";

/** The names of a new plugin. */
export interface PluginNames {
  /** Of the package, e.g. `@me/my-attention`. */
  readonly package: string;
  /** Of its component in configs, e.g. `my_attention`. */
  readonly type: string;
}

const typePattern = /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/;

/**
 * The names of a plugin whose package is to have this name.
 * @throws NG_PLUGIN_NAME where npm does not take it, or where its component could not be named in configs
 */
export function pluginNames(name: string): PluginNames {
  const type = typeOf(name);
  const problem = packageProblem(name) ?? typeProblem(type);
  if (problem === undefined) return { package: name, type };
  const suggested = validNameNear(name);
  throw new PluginNameError({
    at: "name",
    expected: "a name that npm takes, such as my-attention or @me/my-attention",
    found: JSON.stringify(name),
    ...(suggested !== name && { nearest: suggested }),
    ...problem,
  });
}

function packageProblem(name: string): Problem | undefined {
  const { validForNewPackages, errors = [], warnings = [] } = validatePackageName(name);
  const [reason = "npm does not take it"] = [...errors, ...warnings];
  return validForNewPackages ? undefined : { message: `this is no name of a package: ${reason}` };
}

function typeProblem(type: string): Problem | undefined {
  if (!typePattern.test(type))
    return { message: "no name in configs can be made of it", expected: "a letter first, then letters and digits" };
  const owner = Object.entries(provided).find(([, { components }]) => components.includes(type))?.[0];
  if (owner === undefined) return undefined;
  return { message: `"${type}" is a component of ${owner}`, expected: "a name of its own" };
}

/** The name in configs: that of the package without scope and usual beginnings, words joined by _. */
function typeOf(name: string): string {
  const own = name.replace(/^@[^/]*\//, "").replace(/^netgraft-(plugin-)?/, "");
  return own.replaceAll(/[-._~]+/g, "_");
}

/** A name that is taken, as near as can be. */
function validNameNear(name: string): string {
  const [, scope = "", own = ""] = /^(@[^/]*\/)?(.*)$/.exec(name) ?? [];
  const words = (text: string): string =>
    text
      .normalize("NFKD")
      .replaceAll(/([a-z])([A-Z])/g, "$1-$2")
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, "-")
      .replaceAll(/^[-0-9]+|-+$/g, "")
      .slice(0, 100);
  const scoped = words(scope) === "" ? "" : `@${words(scope)}/`;
  const candidates = [words(own), `my-${words(own)}`, "my-attention"].map((each) => `${scoped}${each}`);
  return (
    candidates.find((each) => packageProblem(each) === undefined && typeProblem(typeOf(each)) === undefined) ?? name
  );
}
