/**
 * What authors of plugins and of programs write with: how components are defined, the builder of blocks, what operations,
 * datasets and losses are made of, plugins and services, frameworks and their networks, and zod, in which options are
 * written. What engines, exporters and passes are made of is `./graph`; configs are `./config`, hosts `./host`.
 */
export { z } from "#zod";
export { file, folder } from "./config/schema/file.js";

// Attachments, backbones and what they are built with.
export { attachment, type Attachment, type BuildAttachment, type BuildReplacement } from "./compose/attachment.js";
export {
  backbone,
  type Backbone,
  type BackboneDefinition,
  type BackboneOptions,
  type BuildBackbone,
  type Head,
} from "./compose/backbone.js";
export type { Block } from "./compose/block.js";
export { BlockBuilder } from "./compose/block-builder.js";
export { dropPathRates } from "./compose/drop-path-rates.js";
export { LayerBuilder, type PoolOptions } from "./compose/layer-builder.js";
export type { BatchNormOptions } from "./compose/layers/norms.js";
export type { ConvOptions } from "./compose/layers/conv.js";
export type { DenseOptions } from "./compose/layers/dense.js";
export type { BlockPlace, Site } from "./compose/site.js";
export { endSites, type Stage } from "./compose/stage.js";
export { stridePlan, type StageStride } from "./compose/stride-plan.js";

// Operations.
export type { Attributes, Json } from "./graph/attributes.js";
export { type Axes, axes, type Axis, type Size } from "./graph/axes.js";
export type { Cost } from "./graph/cost.js";
export type { Differentiated, GradientMaker } from "./graph/gradient.js";
export type { Initializer } from "./graph/initializer.js";
export type { Formulas, Operation, Trained } from "./graph/operation.js";
export { Value, type ValueType } from "./graph/value.js";

// Data and training.
export { augmentation, dataset, loss, optimizer, schedule } from "./training/components.js";
export type { Augmentation, AugmentationStep, BatchStep, PictureBatch, PictureStep } from "./training/augmentation.js";
export type {
  Dataset,
  DatasetContext,
  DatasetItem,
  DatasetSplit,
  OpenedDataset,
  PictureIdentity,
} from "./training/dataset.js";
export type { LabelForm, Loss, LossClasses, LossFunction } from "./training/loss.js";
export type { Optimizer, ParameterUpdate, SlotSpec, UpdatedParameter, UpdateRule } from "./training/optimizer.js";
export type { PictureConfig, PictureSource, PictureValues, Pixels, PixelSize } from "./training/picture.js";
export type { LearningRate, Schedule, ScheduledRun, SchedulePosition, Watched } from "./training/schedule.js";
export type { RandomNumbers } from "./random/random-numbers.js";

// Plugins and services.
export { definePlugin, type Plugin } from "./host/plugin.js";
export type { PluginContext } from "./host/plugin-context.js";
export type { Preset, PretrainedWeights } from "./kinds/preset.js";
export { inject, injectable } from "./host/injection.js";
export { type Clock, clock, defaultServices, type Service, service, type Services } from "./host/service.js";

// Programs.
export { defineNetwork, type NetworkDefinition, type TypedNetworkConfig } from "./host/define-network.js";
export { createFramework, Framework } from "./host/framework.js";
export { Network } from "./host/network.js";
export type { WrittenNetworkConfig } from "./host/written-network-config.js";
export type { NetworkConfigInput } from "./config/form/network-schema.js";
export type { FeatureInfo } from "./compose/feature-info.js";
export { Graph } from "./graph/graph.js";
export type { Summary } from "./passes/summarize.js";

// Errors.
export { AttachmentMisfitError, OptionUnsupportedError, ShapeError } from "./errors/errors.js";
export { oneOf } from "./errors/nearest.js";
export { defineError, type ErrorClass, NetgraftError } from "./errors/netgraft-error.js";
export type { Problem } from "./errors/problem.js";
