export * from "./errors.js";
export {
  attachment,
  type Attachment,
  backbone,
  type Backbone,
  defineNetwork,
  definePlugin,
  type Framework,
  type Network,
  NetgraftError,
  type NetworkConfigInput,
  type NetworkDefinition,
  type PictureConfig,
  type Plugin,
  type Problem,
  type Summary,
  type WrittenNetworkConfig,
} from "@netgraft/core";
export type { Override } from "@netgraft/core/config";
export { float32Tensor, type Tensor } from "@netgraft/core/graph";
export { attention } from "@netgraft/plugin-attention";
export { densenet } from "@netgraft/plugin-densenet";
export { efficientnet } from "@netgraft/plugin-efficientnet";
export { inception } from "@netgraft/plugin-inception";
export { mobilenet } from "@netgraft/plugin-mobilenet";
export { regnet } from "@netgraft/plugin-regnet";
export { res2net } from "@netgraft/plugin-res2net";
export { resnet } from "@netgraft/plugin-resnet";
export { se } from "@netgraft/plugin-se";
export { shufflenet } from "@netgraft/plugin-shufflenet";
export { vgg } from "@netgraft/plugin-vgg";
export { vovnet } from "@netgraft/plugin-vovnet";
export { builtInPlugins } from "./plugins/built-in-plugins.js";
export { onnx } from "./plugins/onnx-plugin.js";
export { tensorflow } from "./plugins/tensorflow-plugin.js";
export { importTfjsNode, type TensorFlowFunction, type TfjsNode, type TfjsTensor } from "@netgraft/tensorflow-node";
export { type AttachmentCost, attachmentCost } from "./attachment-cost.js";
export type * from "./explain/explanation.js";
export { explainNetwork } from "./explain/explain-network.js";
export { explanationChart } from "./explain/explanation-chart.js";
export { createFramework } from "./create-framework.js";
export { toTensorFlow, type ToTensorFlowOptions } from "./to-tensorflow.js";
export { openNetwork, type OpenedNetwork, type OpenNetworkOptions } from "./open-network.js";
export { attachOverride, setOverride } from "./overrides.js";
export * from "./services.js";
export type { CodeRequest, NamedCode } from "./trust/code-policy.js";
export * from "./run/index.js";
export {
  type Candidate,
  type ExperimentResult,
  experimentResults,
  type FinishedRun,
  type MeanAndDeviation,
  NothingToResumeError,
  type PlannedRun,
  type ReportRow,
  reportCharts,
  reportHtml,
  reportLatex,
  reportSweep,
  type ReportSweepOptions,
  type RunResult,
  type SweepReport,
} from "@netgraft/experiments";
export {
  type ClassMetrics,
  type EpochMetrics,
  type Evaluation,
  type Metrics,
  type StepEvent,
  training,
  type TrainingEvent,
  type TrainingResult,
} from "@netgraft/training";
export { type MadeShapes, makeShapes, type MakeShapesOptions, readPictureInput } from "@netgraft/data";
