import { parsePlainOptions } from "@netgraft/core/config";
import { expect } from "chai";
import { bullQueue } from "./bullmq.js";

describe("the options of a queue in Redis", () => {
  for (const [what, written] of Object.entries({
    "an address of something else": { url: "http://127.0.0.1" },
    "no address": { url: "here" },
    "a password that all workers would read": { url: "redis://me:secret@host" },
    "a lock of no time": { lock: 0 },
  }))
    it(`are not ${what}`, () => {
      expect(() => parsePlainOptions(bullQueue.options, written))
        .to.throw()
        .with.property("code", "NG_CONFIG_INVALID");
    });
});
