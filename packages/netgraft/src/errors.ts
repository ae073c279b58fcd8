import { defineError } from "@netgraft/core";

export const CodeUntrustedError = defineError(
  "NG_CODE_UNTRUSTED",
  "A config names code that is not trusted, a plugin or a program, and nobody was there to allow it, or did.",
  "Look at the code. Trust its folder with `netgraft trust <folder>`, or it alone with `netgraft trust <plugin>`; or run it once with `--plugins`.",
);
export const DrawingArgumentsError = defineError(
  "NG_DRAWING_ARGUMENTS",
  "A drawing is asked for that there cannot be: its file ends in no known form, or there are too few or too many networks.",
  "Name a file with one of the endings that are listed, one network, and two with `--diff`.",
);
export const FetchDiffersError = defineError(
  "NG_FETCH_DIFFERS",
  "A file was fetched whose content is not what its name or the hub says: another length or another hash. It is not kept.",
  "Fetch it again; where that is no help, the server or what stands between has another file.",
);
export const FetchFailedError = defineError(
  "NG_FETCH_FAILED",
  "Something that a reference names cannot be fetched: there is no network, the server refuses, or the transfer has broken off for good.",
  "Look at the address and the reason. What has come is kept, and the next call goes on with it; HF_ENDPOINT names a mirror.",
);
export const GatesKeptError = defineError(
  "NG_GATES_KEPT",
  "No gate of a network can be folded: each depends on the picture, costs too much accuracy, or has nothing before it to be folded into.",
  "Look at the reason of each; `netgraft gates` tells how far gates move. Allow more with `--at-most` or `--max-drop`.",
);
export const HubConfigError = defineError(
  "NG_HUB_CONFIG",
  "The config.json of a network of the hub says something that is not known here, or names code or files.",
  "Look at the key that is named; write a config of your own with these weights, `--weights hf-hub:<owner>/<name>`.",
);
export const HubNotFoundError = defineError(
  "NG_HUB_NOT_FOUND",
  "The hub has no such repository, revision or file, or gives it only to whom it knows.",
  "Check the name and the revision; set HF_TOKEN where it is private, and ask for access on its page where it is gated.",
);
export const HubOfflineError = defineError(
  "NG_HUB_OFFLINE",
  "HF_HUB_OFFLINE forbids to ask the network, and what a reference names is not in the cache.",
  "Fetch it with `netgraft pull` while there is a network, or unset HF_HUB_OFFLINE.",
);
export const HubReferenceError = defineError(
  "NG_HUB_REFERENCE",
  "A reference that begins with hf-hub: names no network of the hub.",
  "Write it as hf-hub:<owner>/<name>, with @<revision> for a branch, a tag or a commit.",
);
export const InternalError = defineError(
  "NG_INTERNAL",
  "Something happened that no error of Netgraft describes: a bug in Netgraft or in a plugin.",
  "Run it again with NETGRAFT_DEBUG=1 for a stack trace, and report it with that.",
);
export const ProfileUnsupportedError = defineError(
  "NG_PROFILE_UNSUPPORTED",
  "A network is to be profiled in an engine that does not tell what each layer takes.",
  "Profile it in the engine onnx; `netgraft compare --benchmark` measures whole runs in every engine.",
);
export const ProgramFailedError = defineError(
  "NG_PROGRAM_FAILED",
  "A config that is a program threw while it was run.",
  "The program's own error is quoted; run the program with `node` to see where it comes from.",
);
export const PublishFailedError = defineError(
  "NG_PUBLISH_FAILED",
  "A network cannot be published: the hub does not know who asks, does not allow it, or does not answer.",
  "Look at the reason, which says what is published by then; HF_TOKEN is a token that may write, and `--dry-run` writes the files into a folder.",
);
export const TrainingNeededError = defineError(
  "NG_TRAINING_NEEDED",
  "A network is to be trained or evaluated, and its config does not say with which pictures.",
  "Give the config a section `training` with a `dataset` and a number of `epochs`.",
);
export const TrustListError = defineError(
  "NG_TRUST_LIST",
  "The list of what is trusted cannot be read: it is damaged, of another version, or others than you can write to it.",
  "Look at the file that is named, then mend it (mode 0600) or remove it; `netgraft trust` writes a new one.",
);
export const TrustSubjectError = defineError(
  "NG_TRUST_SUBJECT",
  "`netgraft trust` was given something that cannot be trusted: no folder and no plugin, or a folder that anybody can write to.",
  "Name the folder of your configs, the file of a plugin, or an installed package.",
);
export const WeightsNeededError = defineError(
  "NG_WEIGHTS_NEEDED",
  "A network is to predict something and no weights are given.",
  "Name a file with `--weights`, made by training or with `netgraft weights init`, or draw untrained ones with `--init`.",
);
export const PluginNameError = defineError(
  "NG_PLUGIN_NAME",
  "A new plugin is to have a name that npm does not take, or that a built-in component has.",
  "Choose the name that is suggested, or another one of lower-case letters, digits and hyphens.",
);
export const ExportFormatError = defineError(
  "NG_EXPORT_FORMAT",
  "A network is to be exported to a file whose ending says no format, or another format than the one that is asked for.",
  "Name a file with one of the endings that are listed, or the format with `--format`.",
);
export const ExportDiffersError = defineError(
  "NG_EXPORT_DIFFERS",
  "A file was exported that does not give what its network gives; it is not kept.",
  "Export float32 where float16 is too coarse for the weights. `--no-check` keeps the file as it is; where nothing was asked for but the format, report it.",
);
export const SetUpAbsentError = defineError(
  "NG_SETUP_ABSENT",
  "`netgraft setup` was given an engine that has nothing to set up, or something that its set-up does not take.",
  "Name one of those that are listed, or use the engine as it is; `netgraft doctor` shows what is usable.",
);
