import { createFramework } from "@netgraft/core";
import { resnet } from "@netgraft/plugin-resnet";
import { se } from "@netgraft/plugin-se";

/** The built-in plugins in one framework. */
export const framework = createFramework({ plugins: [se, resnet] });
