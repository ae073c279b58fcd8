import { containing } from "@netgraft/core/host";
import { HubConfigError } from "../errors.js";
import { isJsonMap, type JsonMap } from "./json-value.js";
import { backboneArguments, timmsOwn } from "./timm-arguments.js";

/** Channels, height and width. */
type Size = readonly [number, number, number];

/** What stands around a `config.json`. */
export interface HubConfigContext {
  /** What it is called in messages. */
  readonly shown: string;
  /** What the network is called. */
  readonly name: string;
  /** Whether pictures are prepared for the size that the network is tested with. */
  readonly atTestSize: boolean;
}

/** What timm takes where a `config.json` says nothing (`timm.data.resolve_data_config`). */
const unsaid = { size: [3, 224, 224], cropRatio: 0.875, cropMode: "center", interpolation: "bicubic" } as const;

/** Arguments that say what is so in any case, with what they then say; others change the network in ways that are not known here. */
const idleArguments: ReadonlyMap<string, readonly unknown[]> = new Map([
  ["global_pool", ["avg"]],
  ["features_only", [false]],
  ["pretrained", [false, true]],
  ["scriptable", [false]],
  ["exportable", [false]],
]);

/**
 * The config that a `config.json` of the hub stands for, in timm's form (`timm.models.save_config_for_hf`), also in the flat one of before: the
 * preset of its architecture with the options, the preparation of pictures and the labels that it gives. Where Netgraft has
 * published it, it is the config that is in there, which names neither code nor files.
 * @throws NG_HUB_CONFIG
 */
export function configOfHub(json: unknown, context: HubConfigContext): JsonMap {
  if (!isJsonMap(json)) throw misfit(context, "", "this is no config", "a map with the key architecture");
  if (json["netgraft"] !== undefined) return ownConfig(json["netgraft"], context);
  const architecture = json["architecture"];
  if (typeof architecture !== "string" || /[\\/:]|\.(?:ya?ml|json|m?js)$/i.test(architecture))
    throw misfit(
      context,
      "architecture",
      "the architecture is not said",
      "the name of one of timm's models",
      architecture,
    );
  const isFlat = json["pretrained_cfg"] === undefined;
  const pretrained = mapAt(json, isFlat ? "" : "pretrained_cfg", context);
  const given = mapAt(json, "model_args", context);
  const classes = first(given["num_classes"], json["num_classes"], pretrained["num_classes"]);
  const size = first(
    context.atTestSize ? pretrained["test_input_size"] : undefined,
    pretrained["input_size"],
    unsaid.size,
  );
  if (!isSize(size))
    throw misfit(context, "pretrained_cfg.input_size", "wrong type", "channels, height and width", size);
  const channels = first(given["in_chans"], size[0]);
  if (channels !== size[0])
    throw misfit(
      context,
      "model_args.in_chans",
      "the pictures have other channels",
      `${size[0]}, as input_size has`,
      channels,
    );
  return {
    extends: architecture,
    name: context.name,
    ...(classes !== undefined && { classes }),
    input: { channels, height: size[1], width: size[2] },
    ...backboneOf(architecture, given, context),
    preprocess: preprocessOf(pretrained, size, context.atTestSize),
    ...labelsOf(json, pretrained, classes, context),
  };
}

/** Networks that Netgraft has published. */
function ownConfig(own: unknown, context: HubConfigContext): JsonMap {
  const config = isJsonMap(own) ? own["config"] : undefined;
  if (!isJsonMap(config))
    throw misfit(context, "netgraft.config", "this is no config", "a map with the keys name and backbone");
  for (const key of ["extends", "plugins", "training"])
    if (key in config && !(Array.isArray(config[key]) && config[key].length === 0))
      throw misfit(
        context,
        `netgraft.config.${key}`,
        "what comes from the hub names no code and no files",
        key === "plugins" ? "none; what it needs is named with --plugin" : "no such key",
        config[key],
      );
  if (typeof config["labels"] === "string")
    throw misfit(
      context,
      "netgraft.config.labels",
      "what comes from the hub names no files",
      "a list",
      config["labels"],
    );
  return config;
}

function backboneOf(architecture: string, given: JsonMap, context: HubConfigContext): JsonMap {
  const options: Record<string, unknown> = { ...timmsOwn.get(architecture) };
  for (const [name, value] of Object.entries(given)) {
    const option = backboneArguments.get(name);
    if (option !== undefined) options[option] = value;
    else if (name !== "num_classes" && name !== "in_chans" && idleArguments.get(name)?.includes(value) !== true) {
      const known = ["num_classes", "in_chans", ...backboneArguments.keys()];
      const [near] = containing(name, known);
      throw misfit(
        context,
        `model_args.${name}`,
        "the network differs from its architecture in a way that is not known here",
        near ?? `none but ${known.join(", ")}`,
        value,
      );
    }
  }
  return Object.keys(options).length > 0 ? { backbone: options } : {};
}

/** As `timm.data.create_transform` prepares pictures; sizes are rounded down there. */
function preprocessOf(pretrained: JsonMap, [channels, height, width]: Size, atTestSize: boolean): JsonMap {
  const { mean, std } = pretrained;
  const cropMode = first(pretrained["crop_mode"], unsaid.cropMode);
  // For an input that is no square, timm's `center` resizes with `ResizeKeepRatio`, which it does not hand the interpolation on to.
  const isForgotten = height !== width && cropMode === "center";
  return {
    cropRatio: first(atTestSize ? pretrained["test_crop_pct"] : undefined, pretrained["crop_pct"], unsaid.cropRatio),
    rounding: "floor",
    cropMode,
    interpolation: isForgotten ? "bilinear" : first(pretrained["interpolation"], unsaid.interpolation),
    ...(isSaid(mean) && { mean: spread(mean, channels) }),
    ...(isSaid(std) && { std: spread(std, channels) }),
  };
}

/** One number stands for all channels. */
function spread(values: unknown, channels: number): unknown {
  const one: unknown = Array.isArray(values) && values.length === 1 ? values[0] : values;
  return typeof one === "number" ? Array.from({ length: channels }, () => one) : values;
}

/**
 * The names of the classes that weights of the hub are for, in the order of the logits, as {@link configOfHub} reads them, or as Netgraft has
 * published them; undefined where the config has none that can be understood.
 */
export function labelsOfHub(json: unknown): readonly WrittenLabel[] | undefined {
  if (!isJsonMap(json)) return undefined;
  const own = isJsonMap(json["netgraft"]) ? json["netgraft"]["config"] : undefined;
  const pretrained = isJsonMap(json["pretrained_cfg"]) ? json["pretrained_cfg"] : json;
  const classes = first(json["num_classes"], pretrained["num_classes"]);
  try {
    const { labels } = isJsonMap(own)
      ? own
      : labelsOf(json, pretrained, classes, { shown: "", name: "", atTestSize: false });
    return Array.isArray(labels) && labels.every(isWrittenLabel) ? labels : undefined;
  } catch (error) {
    if (error instanceof HubConfigError) return undefined;
    throw error;
  }
}

/** A name of a class as `labels` of a config has it. */
export type WrittenLabel = string | { readonly folder: string; readonly label: string };

function isWrittenLabel(value: unknown): value is WrittenLabel {
  if (typeof value === "string") return true;
  return isJsonMap(value) && typeof value["folder"] === "string" && typeof value["label"] === "string";
}

/** Names in the order of the logits, by number where there are gaps, with what is shown in their place. */
function labelsOf(json: JsonMap, pretrained: JsonMap, classes: unknown, context: HubConfigContext): JsonMap {
  const names = first(json["label_names"], pretrained["label_names"], pretrained["labels"], json["labels"]);
  const shown = first(json["label_descriptions"], pretrained["label_descriptions"]);
  if (names === undefined || classes === 0) return {};
  const listed = isJsonMap(names)
    ? Object.entries(names)
    : Array.isArray(names)
      ? names.map((name: unknown, index) => [index, name] as const)
      : undefined;
  if (listed === undefined || listed.some(([, name]) => typeof name !== "string"))
    throw misfit(context, "label_names", "wrong type", "a list of names, or a map from numbers to names", names);
  const byNumber = new Map(listed.map(([index, name]) => [Number(index), String(name)]));
  const count = typeof classes === "number" ? classes : byNumber.size;
  const labels = Array.from({ length: count }, (_, index) => byNumber.get(index) ?? `class ${index}`);
  const described = isJsonMap(shown) ? shown : {};
  return {
    labels: labels.map((folder) => {
      const label = described[folder];
      return typeof label === "string" && label !== folder ? { folder, label } : folder;
    }),
  };
}

/** A map, or nothing, which is an empty one. */
function mapAt(json: JsonMap, key: string, context: HubConfigContext): JsonMap {
  const value = key === "" ? json : first(json[key], {});
  if (!isJsonMap(value)) throw misfit(context, key, "wrong type", "a map", value);
  return value;
}

function misfit({ shown }: HubConfigContext, at: string, message: string, expected: string, found?: unknown): Error {
  const text = found === undefined ? undefined : (JSON.stringify(found) ?? "").slice(0, 80);
  return new HubConfigError({
    ...(at !== "" && { at }),
    message,
    expected,
    ...(text && { found: text }),
    source: shown,
  });
}

/** The first that is said: `null` says nothing in Python's JSON. */
function first(...values: readonly unknown[]): unknown {
  return values.find(isSaid);
}

function isSaid(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function isSize(value: unknown): value is Size {
  return Array.isArray(value) && value.length === 3 && value.every((each) => Number.isInteger(each) && each > 0);
}
