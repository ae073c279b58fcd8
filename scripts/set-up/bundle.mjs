import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The libraries of core that come as many modules: what core takes of each, and which of its modules are left empty.
 * @type {Record<string, { names: readonly string[], without: RegExp | undefined }>}
 */
const libraries = {
  // With reflect-metadata, of which all copies in a process keep to one registry: as a CommonJS module that is imported, it
  // costs more than all the rest, since Node looks for what it exports.
  inversify: { names: ["Container", "inject", "injectable", "multiInject", "optional"], without: undefined },
  // Its messages in fifty languages are as long as all the rest; they are asked for by `zod/locales`.
  zod: { names: ["z"], without: /[\\/]locales[\\/]index\.js$/ },
};

/**
 * Makes one module of each library that comes as many: the container's as some 250, zod's as 95, and loading them one by
 * one would take most of a cold command's time. Core imports them as `#inversify`, `#reflect-metadata` and `#zod`, by `imports` of
 * its package.json; bundlers for browsers take zod itself, of which they leave out what is not used. Beside each module are the
 * licences of what is in it, which ask to go with every copy. What is there, of the right version and made as here, stays.
 * @param {string} root the folder of the workspace
 */
export async function bundleLibraries(root) {
  const core = join(root, "packages", "core");
  const bundle = join(core, "bundle");
  const made = new Set(Object.keys(libraries).flatMap((library) => [`${library}.js`, licencesOf(library)]));
  if (existsSync(bundle))
    for (const name of readdirSync(bundle)) if (!made.has(name)) rmSync(join(bundle, name), { recursive: true });
  const recipe = createHash("sha256")
    .update(readFileSync(import.meta.filename))
    .digest("hex")
    .slice(0, 8);
  for (const [library, { names, without }] of Object.entries(libraries)) {
    const path = join(bundle, `${library}.js`);
    const licences = join(bundle, licencesOf(library));
    const stamp = `// ${library} ${versionOf(root, library)}: ${names.join(", ")} (${recipe})\n`;
    if (existsSync(licences) && existsSync(path) && readFileSync(path, "utf8").startsWith(stamp)) continue;
    // Installed by now, unlike when this file is loaded.
    const { build } = await import("esbuild");
    const { metafile } = await build({
      stdin: { contents: `export { ${names.join(", ")} } from "${library}";`, resolveDir: core },
      outfile: path,
      banner: { js: stamp },
      bundle: true,
      format: "esm",
      platform: "neutral",
      mainFields: ["module", "main"],
      target: "es2023",
      plugins: without === undefined ? [] : [emptied(without)],
      minifySyntax: true,
      minifyWhitespace: true,
      minifyIdentifiers: true,
      logLevel: "warning",
      metafile: true,
      absWorkingDir: root,
    });
    writeFileSync(licences, licenceTexts(root, Object.keys(metafile.inputs)));
  }
}

/**
 * The name of the file with the licences of a bundle.
 * @param {string} library
 */
function licencesOf(library) {
  return `${library}.js.LICENSE.txt`;
}

/**
 * The licences of the packages that modules are from, each with its package.
 * @param {string} root
 * @param {readonly string[]} modules from the root
 */
function licenceTexts(root, modules) {
  const packages = new Set(modules.flatMap((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []));
  return [...packages]
    .toSorted()
    .map((name) => {
      const text = readFileSync(join(root, "node_modules", name, "LICENSE"), "utf8").trim();
      return `${name} ${versionOf(root, name)}\n\n${text}\n`;
    })
    .join(`\n${"-".repeat(80)}\n\n`);
}

/**
 * @param {RegExp} filter
 * @returns {import("esbuild").Plugin} that takes modules as if they exported nothing
 */
function emptied(filter) {
  return {
    name: "emptied",
    setup(build) {
      build.onLoad({ filter }, () => ({ contents: "export {};", loader: "js" }));
    },
  };
}

/**
 * @param {string} root
 * @param {string} library
 * @returns {string}
 */
function versionOf(root, library) {
  return JSON.parse(readFileSync(join(root, "node_modules", library, "package.json"), "utf8")).version;
}
