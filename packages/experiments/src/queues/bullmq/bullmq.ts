import { queue } from "@netgraft/core/host";
import { bullOptions } from "./bull-options.js";

/** A queue in Redis. */
export const bullQueue = queue({
  type: "bullmq",
  summary: "A queue in Redis by BullMQ, for many workers on many machines",
  description:
    "Workers are offered runs by Redis instead of looking for them in the sweep's folder, which all of them have to see. BullMQ can offer a run " +
    "twice; the lease in its folder decides who trains it. What Redis forgets is put into it again. It takes the packages bullmq and ioredis, which " +
    "come with neither Netgraft nor its plugins.",
  options: bullOptions,
  build: (options) => ({
    open: async (sweep) => {
      const { openBullOrder } = await import("./bull-order.js");
      return openBullOrder(sweep, options);
    },
  }),
});
