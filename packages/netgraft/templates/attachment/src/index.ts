import { definePlugin } from "@netgraft/core";
import { attentionBlock } from "./attachment.js";

export { attentionBlock } from "./attachment.js";

/** The plugin: what a config names under `plugins`. */
export default definePlugin({ name: "my-plugin", apiVersion: 1, attachments: [attentionBlock] });
