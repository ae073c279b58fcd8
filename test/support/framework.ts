import { createFramework } from "@netgraft/core";
import { attention } from "@netgraft/plugin-attention";
import { inception } from "@netgraft/plugin-inception";
import { resnet } from "@netgraft/plugin-resnet";
import { se } from "@netgraft/plugin-se";
import { vgg } from "@netgraft/plugin-vgg";

/** The built-in plugins in one framework. */
export const framework = createFramework({ plugins: [se, attention, resnet, inception, vgg] });
