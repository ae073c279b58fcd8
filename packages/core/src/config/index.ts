export { describeOrigin, type Origin } from "./tree/origin.js";
export {
  type Scalar,
  type Sourced,
  type SourcedEntry,
  type SourcedList,
  sourcedList,
  type SourcedMap,
  sourcedMap,
  type SourcedScalar,
  sourcedScalar,
} from "./tree/sourced.js";
export { type Plain, toPlain } from "./tree/to-plain.js";
export { fromPlain } from "./tree/from-plain.js";
export { type ConfigPath, formatConfigPath } from "./tree/config-path.js";
export { parseConfigPath } from "./tree/parse-config-path.js";
export { keyOriginAt, originAt, valueAt } from "./tree/lookup.js";
export { itemIdentity } from "./tree/item-identity.js";
export { mergeConfig } from "./merge/merge.js";
export type { AttachOverride, Override, ParseValue, SetOverride } from "./override/override.js";
export { parseSet } from "./override/parse-set.js";
export { parseAttach } from "./override/parse-attach.js";
export { applyOverrides } from "./override/apply-override.js";
export { type ConfigLoader, isFileReference, type LoadedConfig } from "./layers/config-loader.js";
export {
  type BaseReference,
  type BroughtPlugin,
  collectConfig,
  type CollectedConfig,
} from "./layers/collect-config.js";
export type { PluginReference } from "./layers/plugin-references.js";
export { type PresetLookup, resolveConfig } from "./layers/resolve-config.js";
export { whereSchema } from "./form/where-schema.js";
export { type AttachmentRule, attachmentRuleSchema } from "./form/attachment-rule-schema.js";
export { imageNetMean, imageNetStd, preprocessSchema } from "./form/preprocess-schema.js";
export { type TrainingConfig, trainingSchema } from "./form/training-schema.js";
export { type NetworkConfig, type NetworkConfigInput, networkSchema } from "./form/network-schema.js";
export { describeOptions, type OptionDescription } from "./schema/describe-options.js";
export { expecting } from "./schema/expecting.js";
export { file, type FileKind, folder } from "./schema/file.js";
export { type NamedFile, type RenameFile, renameFiles } from "./network/config-files.js";
export { parseOptions, parsePlainOptions } from "./network/parse-options.js";
export {
  chooseComponent,
  type ComponentChoice,
  type ChosenComponent,
  type ComponentLookup,
} from "./network/choose-component.js";
export type { ChosenIn, ComponentsOfKind, NetworkComponents } from "./network/component-choices.js";
export { type ChosenKind, chosenKinds, type KeyIn, type ListedKind } from "./form/component-schema.js";
export {
  type ValidAttachmentRule,
  type ValidNetwork,
  validateNetwork,
  type ValidTraining,
} from "./network/validate-network.js";
export type { JsonSchema } from "./schema/json-schema.js";
export type { ComponentDescription } from "./json-schema/component-alternatives.js";
export {
  type BackboneDescription,
  type DescribedComponents,
  networkJsonSchema,
} from "./json-schema/network-json-schema.js";
export { type ListedValue, listValues } from "./tree/list-values.js";
export { withDefaults } from "./network/with-defaults.js";
