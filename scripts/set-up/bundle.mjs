import { join } from "node:path";

/**
 * Makes one module of core and of the libraries that it alone uses. The container's library comes as some 250 modules,
 * core as some 170, and loading them one by one would take most of a cold command's time.
 *
 * Zod stays apart, since plugins use it too; so does reflect-metadata, which there can be only one of.
 */
export async function bundleCore(root) {
  const core = join(root, "packages", "core");
  // Installed by now, unlike when this file is loaded.
  const { build } = await import("esbuild");
  await build({
    entryPoints: [join(core, "dist", "index.js")],
    outfile: join(core, "bundle", "index.js"),
    bundle: true,
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
    target: "es2023",
    external: ["zod", "reflect-metadata"],
    keepNames: true,
    sourcemap: true,
    logLevel: "warning",
  });
}
