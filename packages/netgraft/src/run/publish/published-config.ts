import type { Network } from "@netgraft/core";
import type { ExportedNetwork } from "@netgraft/core/graph";
import { version } from "../../version.js";
import type { ClassName } from "../labels.js";
import { lastLayer } from "../weights-classes.js";
import type { TimmArchitecture } from "./timm-architecture.js";

/** What stands for the architecture of a network that timm has not: it makes nothing of it, and says so. */
const noArchitecture = "netgraft";

/**
 * The `config.json` of a network in timm's form (`timm.models._hub.save_config_for_hf`), with the whole config beside, which Netgraft reads
 * of it (`configOfHub`).
 * @param names of its classes, in the order of the logits
 */
export function publishedConfig(
  network: Network,
  { config }: ExportedNetwork,
  architecture: TimmArchitecture | undefined,
  names: readonly ClassName[] | undefined,
): Readonly<Record<string, unknown>> {
  const { classes, input, preprocess } = network.config;
  const [classifier] = lastLayer(network.graph);
  const features = network.graph.state().find(({ name }) => name === classifier)?.shape[1];
  const described = names?.filter(({ name, label }) => name !== label) ?? [];
  const { plugins: _, ...own } = config;
  return {
    architecture: architecture?.name ?? noArchitecture,
    num_classes: classes,
    ...(features !== undefined && { num_features: features }),
    ...(names && { label_names: names.map(({ name }) => name) }),
    ...(described.length > 0 && {
      label_descriptions: Object.fromEntries(described.map(({ name, label }) => [name, label])),
    }),
    ...(architecture && Object.keys(architecture.args).length > 0 && { model_args: architecture.args }),
    pretrained_cfg: {
      custom_load: false,
      input_size: [input.channels, input.height, input.width],
      fixed_input_size: false,
      interpolation: preprocess.interpolation,
      crop_pct: cropOf(network),
      crop_mode: preprocess.cropMode,
      mean: preprocess.mean,
      std: preprocess.std,
      num_classes: classes,
      // timm changes a first layer that it knows for three channels, whatever the file has.
      ...(input.channels === 3 && { first_conv: firstConvolution(network) }),
      ...(classifier !== undefined && { classifier: moduleOf(classifier) }),
    },
    netgraft: { config: own, version },
  };
}

/** The part of the resized picture by which timm, which rounds its size down, comes to the same size. */
function cropOf({ config: { input, preprocess } }: Network): number {
  const { cropRatio, rounding } = preprocess;
  const sides = [input.height, input.width];
  const isSame = sides.every((side) => Math.floor(side / cropRatio) === Math[rounding](side / cropRatio));
  if (isSame || input.height !== input.width) return cropRatio;
  return input.width / (Math[rounding](input.width / cropRatio) + 0.5);
}

function firstConvolution({ graph }: Network): string | undefined {
  const first = graph.nodes.find(({ operation }) => operation.kind === "conv");
  const weight = first?.inputs.find(({ source }) => source.kind === "parameter")?.source;
  return weight?.kind === "parameter" ? moduleOf(weight.name) : undefined;
}

function moduleOf(tensor: string): string {
  return tensor.replace(/\.[^.]+$/, "");
}
