import { definePlugin } from "@netgraft/core";
import { tinyResidual } from "./backbone.js";

export { tinyResidual } from "./backbone.js";

/** The plugin: what a config names under `plugins`. */
export default definePlugin({ name: "my-plugin", apiVersion: 1, backbones: [tinyResidual] });
