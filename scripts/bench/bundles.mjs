import { gzipSync } from "node:zlib";
import { bundleForBrowser } from "../browser/bundle-for-browser.mjs";

const plugins = [
  "attention",
  "densenet",
  "efficientnet",
  "inception",
  "mobilenet",
  "regnet",
  "resnet",
  "se",
  "shufflenet",
  "vgg",
  "vovnet",
  "res2net",
];
const all = (/** @type {string} */ name) => `export * from "@netgraft/${name}";`;

/** What a page takes, with what that needs; the limits are of the bytes that are sent, with gzip, in kB. */
const pages = [
  // Of zod what core needs: who takes `z` from here takes what they name, and `export *` would name zod's fifty languages.
  { name: "core", source: `${all("core")} export const z = undefined;`, limit: 106 },
  { name: "weights", source: all("weights"), limit: 68 },
  { name: "onnx", source: all("onnx"), limit: 100 },
  { name: "diagram", source: all("diagram"), limit: 705 },
  {
    name: "all plugins",
    source: plugins.map((name) => `export { ${name} } from "@netgraft/plugin-${name}";`).join("\n"),
    limit: 95,
  },
];

/** The sizes of what a browser loads: minified, and with gzip. */
export const bundles = pages.flatMap(({ name, source, limit }) => {
  /** @type {Promise<readonly Uint8Array[]> | undefined} */
  let built;
  /** @param {(file: Uint8Array) => number} sizeOf */
  const total = async (sizeOf) => {
    built ??= bundleForBrowser(source, { minify: true }).then((files) => [...files.values()]);
    return [(await built).reduce((sum, file) => sum + sizeOf(file), 0) / 1000];
  };
  return [
    { name: `bundle of ${name}, minified`, unit: "kB", measure: () => total(({ byteLength }) => byteLength) },
    {
      name: `bundle of ${name}, with gzip`,
      unit: "kB",
      limit,
      measure: () => total((file) => gzipSync(file).byteLength),
    },
  ];
});
