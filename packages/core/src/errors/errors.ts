import { defineError } from "./netgraft-error.js";

// Config.
export const ConfigSyntaxError = defineError(
  "NG_CONFIG_SYNTAX",
  "A config file does not parse.",
  "Correct the text at the line and column that are named.",
);
export const ConfigNotFoundError = defineError(
  "NG_CONFIG_NOT_FOUND",
  "A config file does not exist, or a name is no preset.",
  "Check the path, or list the presets with `netgraft list networks`.",
);
export const ConfigInvalidError = defineError(
  "NG_CONFIG_INVALID",
  "A config has a value of the wrong type, an unknown key, or lacks a key.",
  "Each place is named with what is expected there.",
);
export const ConfigCycleError = defineError(
  "NG_CONFIG_CYCLE",
  "A config extends itself, directly or by way of others.",
  "Break the chain that is printed.",
);
export const ConfigOverrideError = defineError(
  "NG_CONFIG_OVERRIDE",
  "An override (`--set`, `--attach`) is malformed or addresses nothing.",
  "Write `--set path=value` or `--attach 'id=type(option=value)@site'`.",
);
// Components and plugins.
export const UnknownComponentError = defineError(
  "NG_UNKNOWN_COMPONENT",
  "A backbone, attachment or other component of that type is not registered.",
  "Use one of the types listed, or name its plugin under `plugins`.",
);
export const DuplicateComponentError = defineError(
  "NG_DUPLICATE_COMPONENT",
  "Two plugins, or one plugin twice, register a component under the same name.",
  "Rename one of the two, or leave one plugin out.",
);
export const PluginInvalidError = defineError(
  "NG_PLUGIN_INVALID",
  "A plugin module does not export what `definePlugin` returns, or what it registers is malformed.",
  "Export the plugin as `default`, made with `definePlugin`.",
);
export const PluginNotFoundError = defineError(
  "NG_PLUGIN_NOT_FOUND",
  "A plugin named in a config cannot be found.",
  "Install the package, or correct the path; paths are relative to the config.",
);
export const PluginVersionError = defineError(
  "NG_PLUGIN_API_VERSION",
  "A plugin was written for another version of the plugin API.",
  "Install a version of the plugin for the API version that is named.",
);
export const PluginDependencyError = defineError(
  "NG_PLUGIN_DEPENDENCY",
  "A plugin depends on a plugin that is not loaded.",
  "Name the missing plugin under `plugins`, before the one that needs it.",
);
export const PluginDuplicateError = defineError(
  "NG_PLUGIN_DUPLICATE",
  "Two plugins have the same name.",
  "Name each plugin once.",
);
export const PluginFailedError = defineError(
  "NG_PLUGIN_FAILED",
  "A plugin threw while it was loaded or while it registered its components.",
  "The plugin's own error is quoted; report it to its author.",
);
export const PluginFrozenError = defineError(
  "NG_PLUGIN_FROZEN",
  "Something was registered after the framework was first used.",
  "Load all plugins before the first network is composed.",
);
export const PluginsRefusedError = defineError(
  "NG_PLUGINS_REFUSED",
  "A config names plugins or is a program, and `--no-plugins` forbids running them.",
  "Leave `--no-plugins` out if you trust the config.",
);
// Composition.
export const UnknownSiteError = defineError(
  "NG_UNKNOWN_SITE",
  "An attachment names a site that the backbone does not have.",
  "Use one of the sites listed.",
);
export const NothingSelectedError = defineError(
  "NG_NOTHING_SELECTED",
  "A selection, or a part of one (a stage, a position, a choice of a pattern), selects nothing.",
  "Compare the part that is named with what is listed, or leave it out.",
);
export const DuplicateNameError = defineError(
  "NG_DUPLICATE_NAME",
  "Two modules or parameters in one scope have the same name.",
  "Give one of the attachments another `id`.",
);
export const OptionUnsupportedError = defineError(
  "NG_OPTION_UNSUPPORTED",
  "Options that are valid alone cannot be combined, or do not fit the place they are used in.",
  "Change one of the options that are named.",
);
export const AttachmentShapeError = defineError(
  "NG_ATTACHMENT_SHAPE",
  "An attachment does not keep the shape of the value at its site.",
  "Mend the attachment: what it returns must have the axes and sizes of what it was given.",
);
export const AttachmentMisfitError = defineError(
  "NG_ATTACHMENT_MISFIT",
  "An attachment cannot be used at this site: channels or sizes do not fit it.",
  "Change its options, or select other sites with `at` and `where`.",
);
// Graph.
export const ShapeError = defineError(
  "NG_SHAPE",
  "The inputs of an operation do not fit each other or its attributes.",
  "Check the sizes at the node that is named; small inputs can be too small for a network.",
);
export const GraphTooLargeError = defineError(
  "NG_GRAPH_TOO_LARGE",
  "A network has more values than the limit, or costs that cannot be counted exactly.",
  "Make it smaller where it is named; the limit can be raised (docs/limits.md), the other bound is that of exact integers, 2^53.",
);
export const GraphInvalidError = defineError(
  "NG_GRAPH_INVALID",
  "A graph, or its JSON, is inconsistent or of another version.",
  "Write the file again with this version of Netgraft.",
);
export const OperationUnsupportedError = defineError(
  "NG_OPERATION_UNSUPPORTED",
  "An engine, a file format or training cannot express an operation, and the operation has no decomposition.",
  "Use another engine, or give the operation a `decompose` or, for training, a `gradient`.",
);
// Tensors.
export const TensorInvalidError = defineError(
  "NG_TENSOR_INVALID",
  "A tensor has data of another length than its shape, or a name that the file format reserves.",
  "Mend the tensor that is named.",
);
export const TensorDTypeError = defineError(
  "NG_TENSOR_DTYPE",
  "A tensor is missing or of another dtype than is needed, such as logits of integers.",
  "Have the network give, or the caller pass, the dtype that is expected.",
);
