import { builtinModules } from "node:module";
import { parseSync, Visitor } from "oxc-parser";
import type { SourceFile } from "./workspace.js";

const found = new WeakMap<SourceFile, readonly string[]>();

/** What a source imports or re-exports, types included: the specifiers as written. A source is read once. */
export function importsOf(source: SourceFile): readonly string[] {
  const known = found.get(source) ?? readImports(source);
  found.set(source, known);
  return known;
}

function readImports({ path, text }: SourceFile): readonly string[] {
  const specifiers: string[] = [];
  const note = (source: { readonly value?: unknown } | null): void => {
    if (typeof source?.value === "string") specifiers.push(source.value);
  };
  new Visitor({
    ImportDeclaration: ({ source }) => note(source),
    ExportNamedDeclaration: ({ source }) => note(source),
    ExportAllDeclaration: ({ source }) => note(source),
    ImportExpression: ({ source }) => note("value" in source ? source : null),
    TSImportType: ({ source }) => note(source),
  }).visit(parseSync(path, text).program);
  return specifiers;
}

/**
 * The package that a specifier names, `node:` for Node's own modules, or undefined for a path. A package's own bundle of a
 * library is named after it: `#inversify`.
 */
export function packageOf(specifier: string): string | undefined {
  if (specifier.startsWith("#")) return specifier.slice(1);
  if (specifier.startsWith(".") || specifier.startsWith("/")) return undefined;
  if (specifier.startsWith("node:") || builtinModules.includes(specifier)) return "node:";
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}
