import { definePlugin } from "@netgraft/core";
import { efficientLocalAttention } from "./efficient-local-attention.js";
import { squeezenet } from "./squeezenet.js";

export { efficientLocalAttention } from "./efficient-local-attention.js";
export { squeezenet } from "./squeezenet.js";

/** SqueezeNet as a backbone and as named networks, and efficient local attention as the attachment `ela`. */
export default definePlugin({
  name: "netgraft-example-plugin",
  apiVersion: 1,
  backbones: [squeezenet],
  attachments: [efficientLocalAttention],
  networks: (["1.0", "1.1"] as const).map((version) => ({
    name: `squeezenet${version.replace(".", "_")}`,
    summary: `SqueezeNet ${version} as in torchvision.`,
    config: { classes: 1000, backbone: { type: "squeezenet", version, dropout: 0.5 } },
  })),
});
