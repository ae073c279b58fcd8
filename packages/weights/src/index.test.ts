import { readFile } from "node:fs/promises";
import { expect } from "chai";

/** What a module and the modules of this package that it loads import from outside. */
async function externalImports(module: URL, seen: Set<string> = new Set()): Promise<Set<string>> {
  const outside = new Set<string>();
  if (seen.has(module.href)) return outside;
  seen.add(module.href);
  const source = await readFile(module, "utf8");
  for (const [, specifier = ""] of source.matchAll(/^(?:import|export)\b(?:[^;]*?\bfrom)? ["']([^"']+)["'];$/gm)) {
    if (!specifier.startsWith(".")) outside.add(specifier);
    else for (const found of await externalImports(new URL(specifier, module), seen)) outside.add(found);
  }
  return outside;
}

describe("the main entry", () => {
  it("imports nothing of Node, so that a browser can load it", async () => {
    expect([...(await externalImports(new URL("index.js", import.meta.url)))]).to.have.members([
      "@netgraft/core",
      "@netgraft/core/graph",
    ]);
  });

  it("is told from the Node entry, which does", async () => {
    expect([...(await externalImports(new URL("node/index.js", import.meta.url)))]).to.include("@netgraft/files");
  });
});
