import { isDeepStrictEqual } from "node:util";
import type { Framework, Network } from "@netgraft/core";
import { toPlain, withDefaults } from "@netgraft/core/config";
import { backboneArguments, timmsOwn } from "../../hub/timm-arguments.js";

/** A network as timm's `create_model` makes it. */
export interface TimmArchitecture {
  readonly name: string;
  /** `model_args` of its `config.json`: what differs from the architecture's defaults. */
  readonly args: Readonly<Record<string, unknown>>;
}

/** Presets of networks that timm has not, or has under other names of tensors, by their names and by the types of their backbones. */
const others =
  /^(?:article_|se_|(?:se)?(?:preresnet|wrn|shakeshake)\d|bninception$|googlenet$|inception_resnet_v1$)|_cifar$/;
const otherBackbones = new Set([
  "vgg",
  "mobilenet_v1",
  "mobilenet_v2",
  "mobilenet_v3",
  "mnasnet",
  "shufflenet_v1",
  "shufflenet_v2",
]);

/** Options that decide nothing once a network is trained. */
const ofTraining = new Set(["zeroInit", "momentum"]);

/**
 * The architecture of timm's that a network is, whose state dict and numbers are the same; undefined where it is none. A network is one where
 * its backbone and attachments are those of a preset that has timm's name and layout, but for what timm takes as arguments.
 */
export function timmArchitecture(
  network: Network,
  framework: Pick<Framework, "catalog" | "compose" | "resolve">,
): TimmArchitecture | undefined {
  if (otherBackbones.has(network.config.backbone.type)) return undefined;
  const { backbone, attachments } = partsOf(network);
  for (const name of framework.catalog.networks.names()) {
    if (others.test(name) || !mayBe(name, backbone, framework)) continue;
    const preset = partsOf(framework.compose(name));
    const timms: Options = { ...preset.backbone, ...own(name), ...("names" in backbone && { names: "timm" }) };
    const given = [...backboneArguments].filter(([, option]) => !isDeepStrictEqual(backbone[option], timms[option]));
    const changed = Object.fromEntries(given.map(([, option]) => [option, backbone[option]]));
    if (!isDeepStrictEqual(backbone, { ...timms, ...changed }) || !isDeepStrictEqual(attachments, preset.attachments))
      continue;
    const { channels } = network.config.input;
    const args = given.map(([argument, option]) => [argument, backbone[option]] as const);
    return { name, args: { ...(channels !== 3 && { in_chans: channels }), ...Object.fromEntries(args) } };
  }
  return undefined;
}

type Options = Readonly<Record<string, unknown>>;

/** Backbone and attachments with all defaults. */
function partsOf({ tree, config }: Network): { readonly backbone: Options; readonly attachments: unknown } {
  // A valid config has a map with these keys.
  const parts = toPlain(withDefaults(tree, config)) as unknown as ReturnType<typeof partsOf>;
  return { backbone: computing(parts.backbone), attachments: parts.attachments };
}

function computing(options: Options): Options {
  return Object.fromEntries(Object.entries(options).filter(([option]) => !ofTraining.has(option)));
}

function own(name: string): Options {
  return computing(timmsOwn.get(name) ?? {});
}

/** Whether a preset is of the same backbone, as far as its own lines say: composing each would take long. */
function mayBe(name: string, backbone: Options, framework: Pick<Framework, "resolve">): boolean {
  const tree = framework.resolve({ layers: [], preset: { reference: name }, plugins: [], overrides: [] });
  const said = toPlain(tree);
  const options = typeof said === "object" && said !== null && "backbone" in said ? said["backbone"] : undefined;
  // A preset has a map there.
  const wanted = { ...computing(options as Options), ...own(name) };
  return Object.entries(wanted).every(
    ([option, value]) => option === "names" || free.has(option) || isDeepStrictEqual(value, backbone[option]),
  );
}

const free = new Set(backboneArguments.values());
