import type { Body } from "../body/body.js";
import { classNameOf } from "../python/identifiers.js";
import type { Module } from "../tree/module-tree.js";

/** What a body is one of: its type, where it has one, else what it is made of, else its name. */
export function kindOf({ module, statements, entries }: Body): string {
  const { scope } = module;
  if (module.parent === undefined) return classNameOf(scope?.type ?? "network");
  if (scope?.type !== undefined && scope.kind !== "module") return classNameOf(scope.type);
  const styles = statements.map(({ style }) => style).join(" ");
  if (entries.length === 2 && styles === "layer norm") return "ConvNorm";
  if (entries.length === 2 && styles === "layer norm activation") return "ConvNormActivation";
  if (scope?.type !== undefined) return classNameOf(scope.type);
  return classNameOf(plainName(module));
}

/** A module's name without numbers at its end; one that is a number alone is named after what it is in. */
function plainName({ name, parent }: Module): string {
  const plain = name.replace(/[\d_]+$/, "");
  if (plain !== "") return plain;
  return parent === undefined || parent.name === "" ? "Stage" : `${plainName(parent)}_item`;
}
