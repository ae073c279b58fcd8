/** The program of an engine's process that gives back what it is given, and dies where it is asked to. */
import { setTimeout as delay } from "node:timers/promises";
import { serve } from "./child.js";
import type { EchoCalls } from "./dying.test.support.js";

await serve<EchoCalls>(async () => ({
  identity: "echo",
  handlers: {
    echo: async (number) => number,
    async die(after) {
      await delay(after);
      process.kill(process.pid, "SIGKILL");
      throw new Error("it is still alive");
    },
  },
}));
