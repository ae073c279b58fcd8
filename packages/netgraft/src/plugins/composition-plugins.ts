import { attention } from "@netgraft/plugin-attention";
import { inception } from "@netgraft/plugin-inception";
import { resnet } from "@netgraft/plugin-resnet";
import { se } from "@netgraft/plugin-se";
import { vgg } from "@netgraft/plugin-vgg";

/** The built-in plugins that networks are composed from, in the order in which they depend on each other. */
export const compositionPlugins = [se, attention, resnet, inception, vgg] as const;
