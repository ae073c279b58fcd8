import { createFramework } from "@netgraft/core";
import { attention } from "@netgraft/plugin-attention";
import { densenet } from "@netgraft/plugin-densenet";
import { efficientnet } from "@netgraft/plugin-efficientnet";
import { inception } from "@netgraft/plugin-inception";
import { mobilenet } from "@netgraft/plugin-mobilenet";
import { regnet } from "@netgraft/plugin-regnet";
import { res2net } from "@netgraft/plugin-res2net";
import { resnet } from "@netgraft/plugin-resnet";
import { se } from "@netgraft/plugin-se";
import { shufflenet } from "@netgraft/plugin-shufflenet";
import { vgg } from "@netgraft/plugin-vgg";
import { vovnet } from "@netgraft/plugin-vovnet";

/** The built-in plugins in one framework. */
export const framework = createFramework({
  plugins: [
    se,
    attention,
    densenet,
    resnet,
    inception,
    mobilenet,
    efficientnet,
    shufflenet,
    regnet,
    vgg,
    vovnet,
    res2net,
  ],
});
