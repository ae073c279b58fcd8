import { createRequire } from "node:module";
import { join } from "node:path";
import { root } from "../workspace.mjs";
import { markdownTable } from "./markdown.mjs";

/**
 * @typedef {typeof import("../../node_modules/@microsoft/api-extractor/node_modules/typescript/lib/typescript.js")} TypeScript
 * @typedef {import("../../node_modules/@microsoft/api-extractor/node_modules/typescript/lib/typescript.js").TypeChecker} Checker
 * @typedef {import("../../node_modules/@microsoft/api-extractor/node_modules/typescript/lib/typescript.js").SourceFile} SourceFile
 * @typedef {import("../../node_modules/@microsoft/api-extractor/node_modules/typescript/lib/typescript.js").Symbol} Sym
 * @typedef {import("../../node_modules/@microsoft/api-extractor/node_modules/typescript/lib/typescript.js").Type} Type
 */

// TypeScript 7 has no interface for programs yet; api-extractor brings one that has.
const require = createRequire(import.meta.url);
/** @type {TypeScript} */
const ts = createRequire(require.resolve("@microsoft/api-extractor/package.json"))("typescript");

const doors = join(root, "packages", "core", "dist", "doors", "graph.d.ts");

/** The sections by the class that declares a method, or that first names it. */
const sections = /** @type {const} */ ([
  [
    "FormulaBuilder",
    "Operations",
    "Axes are matched by name; a number stands for a constant without axes. Sizes are taken from the values.",
  ],
  [
    "LayerBuilder",
    "Layers, pools, axes, state",
    "A layer's parameters have PyTorch's names, below the one that is given. Pools and layers move over `height` and `width`.",
  ],
  ["BlockBuilder", "Structure", "What blocks of backbones have beside layers; attachments use `module` and `gate`."],
]);

/** Every method of the builder that blocks are written with, from its types. */
export const layerBuilder = {
  path: "docs/layer-builder.md",
  render() {
    const program = ts.createProgram([doors], { module: ts.ModuleKind.NodeNext, skipLibCheck: true });
    return page(program.getTypeChecker(), program.getSourceFile(doors));
  },
};

/**
 * @param {Checker} checker
 * @param {SourceFile | undefined} source
 */
function page(checker, source) {
  const module = source && checker.getSymbolAtLocation(source);
  if (!module) throw new Error(`${doors} is not built`);
  const exported = new Map(
    checker.getExportsOfModule(module).map((symbol) => [symbol.name, resolved(checker, symbol)]),
  );
  const builder = exported.get("BlockBuilder");
  if (!builder) throw new Error("core exports no BlockBuilder");
  const methods = checker.getDeclaredTypeOfSymbol(builder).getProperties().filter(isPublicMethod);
  /** @param {Sym} method */
  const row = (method) => {
    const operation = exported.get(method.name);
    const described = documentation(checker, method) || (operation ? documentation(checker, operation) : "");
    if (described === "") throw new Error(`${method.name} of the builder is described nowhere`);
    return [`\`${call(method)}\``, cell(described)];
  };
  const tables = sections.map(([owner, title, about]) => {
    const rows = methods.filter((method) => ownerOf(method) === owner).map(row);
    return `## ${title}\n\n${about}\n\n${markdownTable(["method of `b`", "what it gives"], rows)}`;
  });
  const optionTypes = [
    ...new Set(
      methods.flatMap((method) => [...call(method).matchAll(/: (\w+Options)\b/g)].map(([, name = ""]) => name)),
    ),
  ];
  const options = optionTypes.toSorted().flatMap((name) => {
    const type = exported.get(name);
    return type ? [optionTable(checker, name, checker.getDeclaredTypeOfSymbol(type))] : [];
  });
  const initializer = exported.get("Initializer");
  const kinds = initializer ? checker.getDeclaredTypeOfSymbol(initializer) : undefined;
  const starts = (kinds?.isUnion() ? kinds.types : []).map((type) => {
    const written = checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation);
    return [`\`${cell(written.replaceAll("readonly ", ""))}\``];
  });
  return (
    [
      "# The layer builder",
      "What `b` offers where a block is built: `build: (options) => (b, x, site) => …` of an attachment, and the blocks of a backbone. See\n[write-an-attention-block.md](write-an-attention-block.md) and [write-a-backbone.md](write-a-backbone.md). This page is written by `npm run docs`\nfrom the types.",
      ...tables,
      "## Options",
      ...["Operand", "PerAxis", "Padding"].map((name) => {
        const type = exported.get(name);
        return `- \`${name}\`: ${type ? cell(documentation(checker, type)) : ""}`;
      }),
      ...options,
      "## How a parameter starts",
      "`b.parameter(name, axes, initializer)` takes one of these, and so does `initializer` of a layer.",
      markdownTable(["initializer"], starts),
    ].join("\n\n") + "\n"
  );
}

/**
 * @param {Checker} checker
 * @param {string} name
 * @param {Type} type
 */
function optionTable(checker, name, type) {
  const rows = type.getProperties().map((option) => {
    const declaration = option.declarations?.[0];
    const written = declaration && ts.isPropertySignature(declaration) ? (declaration.type?.getText() ?? "") : "";
    const isOptional = (option.flags & ts.SymbolFlags.Optional) !== 0;
    return [
      `\`${option.name}\`${isOptional ? "" : " (needed)"}`,
      `\`${cell(written)}\``,
      cell(documentation(checker, option)),
    ];
  });
  return `### ${name}\n\n${markdownTable(["option", "type", "what it says"], rows)}`;
}

/** @param {Sym} symbol */
function isPublicMethod(symbol) {
  const declaration = symbol.valueDeclaration;
  if (!declaration || !ts.isMethodDeclaration(declaration)) return false;
  return (
    !ts.isPrivateIdentifier(declaration.name) &&
    (ts.getCombinedModifierFlags(declaration) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected)) === 0
  );
}

/**
 * The class whose section a method stands in: what is implemented anew belongs where it was declared first.
 * @param {Sym} method
 */
function ownerOf(method) {
  const parent = method.valueDeclaration?.parent;
  return parent && ts.isClassDeclaration(parent) ? (parent.name?.text ?? "") : "";
}

/** @param {Sym} method */
function call(method) {
  const declaration = method.valueDeclaration;
  if (!declaration || !ts.isMethodDeclaration(declaration)) return method.name;
  const parameters = declaration.parameters.map((parameter) => {
    const name = ts.isIdentifier(parameter.name) ? parameter.name.text : "options";
    const type = parameter.type?.getText() ?? "";
    const plain = type
      .replaceAll("readonly ", "")
      .replaceAll(/\s+/g, " ")
      .replaceAll("Readonly<Record<string, number>>", "{ axis: size, … }");
    const mark = parameter.questionToken ? "?" : "";
    return plain === "Value" && name === "x" ? "x" : `${name}${mark}: ${plain}`;
  });
  return cell(`${method.name}(${parameters.join(", ")})`);
}

/**
 * @param {Checker} checker
 * @param {Sym} symbol
 */
function documentation(checker, symbol) {
  return ts.displayPartsToString(symbol.getDocumentationComment(checker));
}

/**
 * @param {Checker} checker
 * @param {Sym} symbol
 */
function resolved(checker, symbol) {
  return (symbol.flags & ts.SymbolFlags.Alias) !== 0 ? checker.getAliasedSymbol(symbol) : symbol;
}

/** @param {string} text */
function cell(text) {
  return text.replaceAll(/\s+/g, " ").replaceAll("|", "\\|").trim();
}
