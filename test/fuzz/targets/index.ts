import type { Target } from "./target.js";

/** What is read of strangers, by the names that `npm run fuzz` takes. A target is loaded when it is tried. */
export const targets: Readonly<Record<string, () => Promise<Target>>> = {
  safetensors: async () => (await import("./safetensors.js")).safetensors(),
  "safetensors-file": async () => (await import("./safetensors.js")).safetensorsFile(),
  npy: async () => (await import("./npy.js")).npy(),
  yaml: async () => (await import("./config.js")).yaml(),
  config: async () => (await import("./config.js")).config(),
  overrides: async () => (await import("./overrides.js")).overrides(),
  patterns: async () => (await import("./patterns.js")).patterns(),
  graph: async () => (await import("./graph.js")).graph(),
  labels: async () => (await import("./labels.js")).labels(),
  checkpoint: async () => (await import("./checkpoint.js")).checkpoint(),
  pytorch: async () => (await import("./weights.js")).weights("pytorch"),
  npz: async () => (await import("./weights.js")).weights("npz"),
  keras: async () => (await import("./weights.js")).weights("keras"),
  tfjs: async () => (await import("./weights.js")).weights("tfjs"),
  ...pictureTargets("jpeg", "png", "webp", "gif", "tiff", "avif", "bmp", "ppm"),
};

function pictureTargets(...formats: readonly string[]): Record<string, () => Promise<Target>> {
  return Object.fromEntries(
    formats.map((format) => [format, async () => (await import("./pictures.js")).pictures(format)]),
  );
}
