import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { parseSync, Visitor } from "oxc-parser";
import { root } from "./workspace.js";

/** What `@netgraft/core` exports to authors, at most: what they can look through. */
const limit = 110;

/** Where authors are shown how to write, and what is written as they write. */
const shownIn = [
  "README.md",
  "docs",
  "examples",
  "packages/netgraft/templates",
  "packages/data/src/augment",
  "packages/data/src/datasets",
  "packages/training/src/loss",
  "packages/training/src/optimizer",
  "packages/training/src/schedule",
  ...packagesWith("README.md"),
  ...packagesWith("src").filter((place) => place.startsWith("plugins/")),
];

/** The history of the API, which names what has gone. */
const history = "docs/migration.md";

const index = exportsOf("packages/core/src/index.ts");

describe("the door of @netgraft/core", () => {
  it(`has at most ${limit} names, each written out`, () => {
    expect(index.all).to.deep.equal([]);
    expect(index.named.size).to.be.greaterThan(50).and.at.most(limit);
  });

  it("has what authors are shown, or what its signatures mention, and nothing else", () => {
    const shown = new Set(shownIn.flatMap(filesAt).flatMap(importedFromCore));
    const used = new Set<string>();
    const waiting = [...index.named.keys()].filter((name) => shown.has(name));
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
      if (used.has(name)) continue;
      used.add(name);
      waiting.push(...mentionedBy(name).filter((other) => index.named.has(other)));
    }
    expect([...index.named.keys()].filter((name) => !used.has(name))).to.deep.equal([]);
  });
});

/** The names that a module exports with the modules they come from, and the modules of which it exports everything. */
function exportsOf(path: string): { readonly named: ReadonlyMap<string, string>; readonly all: readonly string[] } {
  const named = new Map<string, string>();
  const all: string[] = [];
  new Visitor({
    ExportNamedDeclaration({ source, specifiers }) {
      for (const { exported } of specifiers) if ("name" in exported) named.set(exported.name, source?.value ?? path);
    },
    ExportAllDeclaration: ({ source }) => void all.push(source.value),
  }).visit(parseSync(path, readFileSync(join(root, path), "utf8")).program);
  return { named, all };
}

/** The types that the compiled declarations of an exported name mention. */
function mentionedBy(name: string): readonly string[] {
  const source = index.named.get(name);
  if (source?.startsWith("./") !== true) return [];
  const file = join(root, "packages/core/dist", source.replace(/\.js$/, ".d.ts"));
  const text = readFileSync(file, "utf8");
  const mentioned = new Set<string>();
  const note = (start: number, end: number): void => {
    const code = text.slice(start, end).replaceAll(/\/\*[\s\S]*?\*\//g, "");
    for (const [word] of code.matchAll(/\b[A-Z]\w*/g)) mentioned.add(word);
  };
  for (const statement of parseSync(file, text).program.body) {
    if (statement.type !== "ExportNamedDeclaration" || statement.declaration === null) continue;
    const { declaration } = statement;
    const declared = "declarations" in declaration ? declaration.declarations.map(({ id }) => id) : [declaration.id];
    if (declared.some((id) => id !== null && "name" in id && id.name === name)) note(statement.start, statement.end);
  }
  return [...mentioned];
}

/** What a file, or a block in it, imports from the door; `netgraft` exports some of its names, too. */
function importedFromCore(path: string): readonly string[] {
  const imports = /(?:import|export)\s+(?:type\s+)?\{([^}]*)\}\s+from\s+"(?:@netgraft\/core|netgraft)"/g;
  return [...readFileSync(join(root, path), "utf8").matchAll(imports)].flatMap(([, names = ""]) =>
    names.split(",").map((name) =>
      name
        .trim()
        .replace(/^type\s+/, "")
        .replace(/\s+as\s.*$/, ""),
    ),
  );
}

/** The texts at a place; of folders, all but tests and what is compiled or installed. */
function filesAt(place: string): readonly string[] {
  if (/\.(?:md|m?[jt]s)$/.test(place)) return place === history || /\.test\./.test(place) ? [] : [place];
  return readdirSync(join(root, place), { withFileTypes: true })
    .filter((entry) => (entry.isDirectory() ? !/^(?:dist|node_modules)$/.test(entry.name) : entry.name.includes(".")))
    .filter((entry) => entry.isDirectory() || /\.(?:md|m?[jt]s)$/.test(entry.name))
    .flatMap(({ name }) => filesAt(`${place}/${name}`));
}

/** The packages' own file or folder of a name, where they have one. */
function packagesWith(name: string): readonly string[] {
  return ["packages", "plugins"]
    .flatMap((group) => readdirSync(join(root, group)).map((place) => `${group}/${place}/${name}`))
    .filter((place) => existsSync(join(root, place)));
}
