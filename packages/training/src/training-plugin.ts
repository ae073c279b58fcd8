import { definePlugin } from "@netgraft/core";
import { losses } from "./loss/index.js";
import { optimizers } from "./optimizer/index.js";
import { schedules } from "./schedule/index.js";

/** Losses, optimizers and schedules as a plugin. */
export const training = definePlugin({
  name: "@netgraft/training",
  apiVersion: 1,
  register(context) {
    losses.forEach(context.loss);
    optimizers.forEach(context.optimizer);
    schedules.forEach(context.schedule);
  },
});
