export type { Patience } from "../hub/request.js";
export { publishNetwork, type PublishedNetwork, type PublishNetworkOptions } from "./publish/publish-network.js";
export { pull, type Pulled, type PullOptions } from "./pull.js";
export type { FileOfWeights, PartialWeights, WeightsSource } from "./weights-source.js";
export type { InitialStateOptions } from "./initial-state.js";
export { networkState, type NetworkStateOptions } from "./network-state.js";
export { type NetworkSession, openSession, type SessionOptions } from "./network-session.js";
export { type ArrayName, type Composition, networkFor } from "./input-shape.js";
export { predict, type PredictOptions } from "./predict.js";
export {
  type BenchmarkConditions,
  type ComparedNetwork,
  compareNetworks,
  type CompareOptions,
  type Comparison,
  type Costs,
} from "./compare-networks.js";
export { type DrawingForm, drawingForms, type DrawnNetworks, drawNetworks, writeDrawing } from "./draw-networks.js";
export { type Module, type ModuleTree, moduleTree } from "./module-tree.js";
export { type ConfigPlace, type ConfigValue, configValues, wholeConfig } from "./whole-config.js";
export { validateNetwork } from "./validate-network.js";
export { type CreatedPlugin, createPlugin, type CreatePluginOptions } from "./create-plugin/create-plugin.js";
export { type PredictedFiles, predictFiles, type PredictFilesOptions } from "./predict-files.js";
export { type PredictedOutputs, type Prediction, predictEach, type PredictEachOptions } from "./predict-each.js";
export { pictureFiles, type PictureFilesOptions } from "./picture-files.js";
export { probabilityForm, type ProbabilityForm } from "./probability-form.js";
export { classify, type ClassifyOptions } from "./classify.js";
export {
  type ClassProbability,
  type LabelledProbability,
  type PredictedClasses,
  predictedClasses,
  topClasses,
  type TopClassesOptions,
} from "./top-classes.js";
export {
  type InspectedTensor,
  inspectWeights,
  type InspectWeightsOptions,
  type WeightsFit,
  type WeightsInspection,
} from "./inspect-weights.js";
export { type InitialWeightsOptions, writeInitialWeights } from "./write-initial-weights.js";
export { type Spread } from "./spread.js";
export {
  type BenchmarkOptions,
  benchmarkNetworks,
  type BenchmarkResult,
  type NetworkLatency,
} from "./benchmark-networks.js";
export { profileNetwork, type ProfileNetworkOptions } from "./profile/profile-network.js";
export type {
  NetworkProfile,
  PartTime,
  ProfiledAttachments,
  ProfiledBatch,
  ProfiledModule,
  ProfileTree,
} from "./profile/network-profile.js";
export type { MachineRoof } from "./profile/machine-roof.js";
export { type ExportComparison } from "./compare-export.js";
export { exportNetwork, type ExportNetworkOptions } from "./export-network.js";
export { train, type TrainOptions } from "./train.js";
export { type TrainedInFolder, trainInFolder, type TrainInFolderOptions } from "./train-in-folder.js";
export { type SeededComposition, trainNetworks, type TrainNetworksOptions } from "./train-networks.js";
export { evaluate, type EvaluateOptions } from "./evaluate.js";
export { type GateActivity, measureGates, type MeasuredGate, type MeasureGatesOptions } from "./gates/measure-gates.js";
export {
  type ExplainedPicture,
  explainPicture,
  type ExplainPictureOptions,
} from "./class-activation/explain-picture.js";
export type { ActivationMap, ActivationMethod } from "./class-activation/activation-map.js";
export type { ChannelStatistics, GateStatistics } from "./gates/gate-statistics.js";
export type { PicturesOptions } from "./gates/gate-pictures.js";
export { gateChart, type GatePicture } from "./gates/gate-charts.js";
export { type FoldedGate, type FoldedGates, foldGates, type FoldGatesOptions } from "./gates/fold-gates.js";
export type { TrainingRunOptions } from "./training-options.js";
export { type ClassName, readLabels } from "./labels.js";
export {
  estimateSweep,
  type EstimateSweepOptions,
  type OpenedSweep,
  type RunEstimate,
  type SweepEstimate,
} from "./estimate-sweep.js";
export { openSweep, type OpenSweepOptions } from "./open-sweep.js";
export {
  resumeSweep,
  runSweep,
  type RunSweepOptions,
  type SweepEvent,
  type SweptFolder,
  workOnSweep,
  type WorkOnSweepOptions,
} from "./run-sweep.js";
export type { EngineForCell } from "./sweep-engine.js";
export { type MeasuredSweep, measureSweep, type MeasureSweepOptions } from "./measure-sweep.js";
