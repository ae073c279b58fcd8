/**
 * What loads plugins and composes networks from configs, the table of kinds, and of configs what opening a file takes.
 * For programs such as the command, which start faster without the rest of `./config`.
 */
export { collectConfig } from "../config/layers/collect-config.js";
export { fromPlain } from "../config/tree/from-plain.js";
export { valueAt } from "../config/tree/lookup.js";
export { describeOrigin } from "../config/tree/origin.js";
export * from "../errors/index.js";
export { formatSizes } from "../graph/axes.js";
export * from "../host/define-network.js";
export * from "../host/framework.js";
export * from "../host/injection.js";
export * from "../host/network.js";
export * from "../host/open-config.js";
export * from "../host/plugin-host.js";
export * from "../host/plugin.js";
export { type Catalog, Registry } from "../host/registry.js";
export type * from "../host/written-network-config.js";
export type { PluginContext, Registered } from "../host/plugin-context.js";
export { type Clock, clock, defaultServices, type Service, service, type Services } from "../host/service.js";
export { pluginApiVersion } from "../host/api-version.js";
export * from "../kinds/index.js";
export { type LayerCost, layerCosts } from "../passes/layer-costs.js";
export { type PassListener, type PassTrace, tracePasses } from "../passes/pipeline/pass.js";
export { queue, tracker } from "../training/components.js";
export type {
  CellOrder,
  OfferedCell,
  Queue,
  QueuedSweep,
  Submission,
  SubmittedSweep,
  SweepQueue,
} from "../training/queue.js";
export type { RunTracker, TrackedEpoch, TrackedMetrics, TrackedRun, Tracker } from "../training/tracker.js";
export type { TrainingComponent } from "../training/training-component.js";
export { type HubRecipe, timmWeights } from "../kinds/preset.js";
