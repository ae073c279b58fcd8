import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The libraries of core that come as many modules: what core takes of each, and its modules that stay outside.
 * @type {Record<string, { names: readonly string[], external: readonly string[], without: RegExp | undefined }>}
 */
const libraries = {
  // Of reflect-metadata there can be only one.
  inversify: {
    names: ["Container", "inject", "injectable", "multiInject", "optional"],
    external: ["reflect-metadata"],
    without: undefined,
  },
  // Its messages in fifty languages are as long as all the rest; they are asked for by `zod/locales`.
  zod: { names: ["z"], external: [], without: /[\\/]locales[\\/]index\.js$/ },
};

/**
 * Makes one module of each library that comes as many: the container's as some 250, zod's as 95, and loading them one by
 * one would take most of a cold command's time. Core imports them as `#inversify` and `#zod`, by `imports` of its
 * package.json; bundlers for browsers take zod itself, of which they leave out what is not used. What is there of the
 * right version stays.
 * @param {string} root the folder of the workspace
 */
export async function bundleLibraries(root) {
  const core = join(root, "packages", "core");
  for (const [library, { names, external, without }] of Object.entries(libraries)) {
    const path = join(core, "bundle", `${library}.js`);
    const stamp = `// ${library} ${versionOf(root, library)}: ${names.join(", ")}\n`;
    if (existsSync(path) && readFileSync(path, "utf8").startsWith(stamp)) continue;
    // Installed by now, unlike when this file is loaded.
    const { build } = await import("esbuild");
    await build({
      stdin: { contents: `export { ${names.join(", ")} } from "${library}";`, resolveDir: core },
      outfile: path,
      banner: { js: stamp },
      bundle: true,
      format: "esm",
      platform: "neutral",
      mainFields: ["module", "main"],
      target: "es2023",
      external: [...external],
      plugins: without === undefined ? [] : [emptied(without)],
      minifySyntax: true,
      minifyWhitespace: true,
      logLevel: "warning",
    });
  }
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
