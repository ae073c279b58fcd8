export { describeOrigin, type Origin } from "./origin.js";
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
} from "./sourced.js";
export { type Plain, toPlain } from "./to-plain.js";
export { fromPlain } from "./from-plain.js";
export { type ConfigPath, formatConfigPath } from "./config-path.js";
export { parseConfigPath } from "./parse-config-path.js";
export { keyOriginAt, originAt, valueAt } from "./lookup.js";
export { itemIdentity } from "./item-identity.js";
export { mergeConfig } from "./merge.js";
export type { AttachOverride, Override, ParseValue, SetOverride } from "./override.js";
export { parseSet } from "./parse-set.js";
export { parseAttach } from "./parse-attach.js";
export { applyOverrides } from "./apply-override.js";
export { type ConfigLoader, isFileReference, type LoadedConfig } from "./config-loader.js";
export { type BaseReference, type BroughtPlugin, collectConfig, type CollectedConfig } from "./collect-config.js";
export type { PluginReference } from "./plugin-references.js";
export { type PresetLookup, resolveConfig } from "./resolve-config.js";
export { whereSchema } from "./where-schema.js";
export { type AttachmentRule, attachmentRuleSchema } from "./attachment-rule-schema.js";
export { imageNetMean, imageNetStd, preprocessSchema } from "./preprocess-schema.js";
export { type TrainingConfig, trainingSchema } from "./training-schema.js";
export { type NetworkConfig, type NetworkConfigInput, networkSchema } from "./network-schema.js";
export { describeOptions, type OptionDescription } from "./describe-options.js";
export { expecting } from "./expecting.js";
export { file, type FileKind, folder } from "./file.js";
export { type NamedFile, type RenameFile, renameFiles } from "./config-files.js";
export { parseOptions, parsePlainOptions } from "./parse-options.js";
export type { ChosenComponent, ComponentLookup } from "./choose-component.js";
export type { ChosenIn, NetworkComponents } from "./component-choices.js";
export { type ChosenKind, chosenKinds } from "./component-schema.js";
export {
  type ValidAttachmentRule,
  type ValidNetwork,
  validateNetwork,
  type ValidTraining,
} from "./validate-network.js";
export type { JsonSchema } from "./json-schema/json-schema.js";
export type { ComponentDescription } from "./json-schema/component-alternatives.js";
export {
  type BackboneDescription,
  type DescribedComponents,
  networkJsonSchema,
} from "./json-schema/network-json-schema.js";
export { type ListedValue, listValues } from "./list-values.js";
export { withDefaults } from "./with-defaults.js";
