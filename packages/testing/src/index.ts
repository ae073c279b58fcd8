export { attachmentGraph, attachmentPath, type FeatureMapSize } from "./attachment-graph.js";
