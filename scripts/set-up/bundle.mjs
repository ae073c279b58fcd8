import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

/** The libraries of core that come as many modules, each with what core takes of it and what stays a package of its own. */
const libraries = {
  // Of reflect-metadata there can be only one.
  inversify: {
    names: ["Container", "inject", "injectable", "multiInject", "optional"],
    external: ["reflect-metadata"],
  },
};

/**
 * Makes one module of each library that core alone uses: the container's comes as some 250, and loading them one by one
 * would take most of a cold command's time. Core imports it as `#inversify`, by `imports` of its package.json. What is
 * there of the right version stays.
 * @param {string} root the folder of the workspace
 */
export async function bundleLibraries(root) {
  const core = join(root, "packages", "core");
  for (const [library, { names, external }] of Object.entries(libraries)) {
    const path = join(core, "bundle", `${library}.js`);
    const stamp = `// ${library} ${versionOf(root, library)}: ${names.join(", ")}\n`;
    if (existsSync(path) && readFileSync(path, "utf8").startsWith(stamp)) continue;
    rmSync(join(core, "bundle"), { recursive: true, force: true });
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
      external,
      minifySyntax: true,
      minifyWhitespace: true,
      logLevel: "warning",
    });
  }
}

/**
 * @param {string} root
 * @param {string} library
 * @returns {string}
 */
function versionOf(root, library) {
  return JSON.parse(readFileSync(join(root, "node_modules", library, "package.json"), "utf8")).version;
}
