export { attachmentGraph } from "./attachment-graph.js";
export { attachmentPath, type FeatureMapSize } from "./bare-network.js";
export { replacementGraph } from "./replacement-graph.js";
