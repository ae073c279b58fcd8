export * from "./errors.js";
export { pytorchExporter } from "./pytorch-exporter.js";
export { modelSource, type SourceNotes } from "./source/model-source.js";
