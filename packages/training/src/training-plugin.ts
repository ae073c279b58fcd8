import { definePlugin } from "@netgraft/core";
import { losses } from "./loss/index.js";
import { optimizers } from "./optimizer/index.js";
import { schedules } from "./schedule/index.js";
import { trackers } from "./trackers/index.js";

/** Losses, optimizers, schedules and trackers as a plugin. */
export const training = definePlugin({
  name: "@netgraft/training",
  apiVersion: 1,
  register(context) {
    losses.forEach(context.loss);
    optimizers.forEach(context.optimizer);
    schedules.forEach(context.schedule);
    trackers.forEach(context.tracker);
  },
});
