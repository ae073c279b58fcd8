import { builtinModules } from "node:module";
import { join } from "node:path";
import { build } from "vite";

const root = join(import.meta.dirname, "..", "..");
const entry = "virtual:entry";
const builtIns = new Set(builtinModules);

/**
 * Bundles a module for a browser, in memory. What needs something of Node is refused with the module that asks for it, where Vite
 * would put an empty module in its place.
 * @param {string} source the entry, whose packages are those of the workspace
 * @param {{ minify?: boolean }} [options]
 * @returns {Promise<ReadonlyMap<string, Uint8Array>>} the files by name; that of the entry is `entry.js`
 */
export async function bundleForBrowser(source, { minify = false } = {}) {
  const built = await build({
    root,
    configFile: false,
    logLevel: "silent",
    // What tests and benchmarks bundle is served from the top of a server of its own.
    base: "./",
    build: {
      write: false,
      minify,
      target: "es2023",
      modulePreload: false,
      reportCompressedSize: false,
      rolldownOptions: { input: { entry }, output: { entryFileNames: "[name].js" }, preserveEntrySignatures: "strict" },
    },
    plugins: [
      {
        name: "entry",
        enforce: "pre",
        resolveId: (id) => (id === entry ? join(root, "scripts", "browser", "entry.virtual.js") : undefined),
        load: (id) => (id.endsWith("entry.virtual.js") ? source : undefined),
      },
      {
        name: "nothing-of-node",
        enforce: "pre",
        resolveId(id, importer) {
          if (id.startsWith("node:") || builtIns.has(id)) this.error(`${importer ?? "the entry"} imports ${id}`);
        },
      },
    ],
  });
  const outputs = Array.isArray(built) ? built : [built];
  return new Map(
    outputs.flatMap((each) =>
      ("output" in each ? each.output : []).map((file) => {
        const content = file.type === "chunk" ? file.code : file.source;
        return [file.fileName, typeof content === "string" ? new TextEncoder().encode(content) : content];
      }),
    ),
  );
}
