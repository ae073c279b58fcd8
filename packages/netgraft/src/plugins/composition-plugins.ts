import { attention } from "@netgraft/plugin-attention";
import { efficientnet } from "@netgraft/plugin-efficientnet";
import { inception } from "@netgraft/plugin-inception";
import { mobilenet } from "@netgraft/plugin-mobilenet";
import { resnet } from "@netgraft/plugin-resnet";
import { se } from "@netgraft/plugin-se";
import { shufflenet } from "@netgraft/plugin-shufflenet";
import { vgg } from "@netgraft/plugin-vgg";

/** The built-in plugins that networks are composed from, in the order in which they depend on each other. */
export const compositionPlugins = [se, attention, resnet, inception, mobilenet, efficientnet, shufflenet, vgg] as const;
