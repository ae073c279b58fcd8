import { data } from "@netgraft/data";
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
import { training } from "@netgraft/training";

/** The built-in plugins whose components configs choose, in the order in which they depend on each other. */
export const configPlugins = [
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
  data,
  training,
] as const;
