/**
 * What authors of plugins and of programs use: components and how they are defined, the builder of blocks, plugins,
 * services, frameworks and their networks, and zod, in which options are written. What passes, configs and hosts are made of has doors of its own: `./graph`,
 * `./config`, `./host`.
 */
export { z } from "#zod";
export * from "./compose/index.js";
export * from "./engine/index.js";
export * from "./training/index.js";
export type { Catalog } from "./host/catalog.js";
export { type Clock, clock } from "./host/clock.js";
export { defineNetwork, type NetworkDefinition, type TypedNetworkConfig } from "./host/define-network.js";
export { createFramework, Framework } from "./host/framework.js";
export * from "./host/injection.js";
export { Network } from "./host/network.js";
export { definePlugin, type Plugin } from "./host/plugin.js";
export type { PluginContext, Registered } from "./host/plugin-context.js";
export { pluginApiVersion } from "./host/api-version.js";
export { Registry } from "./host/registry.js";
export { defaultServices, type Service, service, type Services } from "./host/service.js";
export type {
  AttachmentRuleChange,
  NetworkChanges,
  TrainingChanges,
  WrittenNetworkConfig,
} from "./host/written-network-config.js";
export type { ComponentKind, ComponentKinds } from "./kinds/kinds.js";
export type { Preset, PretrainedWeights } from "./kinds/preset.js";
export type {
  AttachOverride,
  NetworkConfig,
  NetworkConfigInput,
  Override,
  SetOverride,
  ValidNetwork,
  ValidTraining,
} from "./config/index.js";
export { imageNetMean, imageNetStd } from "./config/form/preprocess-schema.js";
export { file, folder } from "./config/schema/file.js";
export {
  AttachmentMisfitError,
  AttachmentShapeError,
  defineError,
  describeProblem,
  type ErrorClass,
  nearest,
  NetgraftError,
  oneOf,
  OptionUnsupportedError,
  type Problem,
  ShapeError,
  within,
} from "./errors/index.js";
export { type Axes, axes, type Axis, formatSizes, type Size, withSize } from "./graph/axes.js";
export type { Attributes, Json } from "./graph/attributes.js";
export { addCosts, type Cost, elementwise, macs, noCost } from "./graph/cost.js";
export type { Differentiated, GradientMaker } from "./graph/gradient.js";
export { Graph } from "./graph/graph.js";
export type { Initializer, TensorSpec } from "./graph/initializer.js";
export type { Draw, Mark } from "./graph/mark.js";
export type { Node } from "./graph/node.js";
export type { Formulas, NodeBuilder, Operation, Trained } from "./graph/operation.js";
export type { Scope, ScopeKind } from "./graph/scope.js";
export { Value, type ValueType } from "./graph/value.js";
export { averagePool, batchNorm, conv, only, dense, maxPool, squareWindow, type Window } from "./operations/index.js";
export { type LayerCost, layerCosts } from "./passes/layer-costs.js";
export type { Summary } from "./passes/summarize.js";
export { type RandomNumbers, randomNumbers } from "./random/random-numbers.js";
export { type RandomStream, randomStream } from "./random/random-stream.js";
export {
  type DType,
  dtypes,
  float32Tensor,
  type NamedTensors,
  type StateDict,
  type Tensor,
  tensorFrom,
  tensorOver,
  type TensorShape,
} from "./tensor/index.js";
