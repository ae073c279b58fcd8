import { expect } from "chai";
import { EngineCrashedError } from "@netgraft/engine-process";
import { layoutOfProcessor } from "./choose-layout.js";
import { startOnnxEngine } from "../start-onnx-engine.js";

describe("the layout of this processor", () => {
  it("is tried again where the engine that it was tried in was killed, and known from then on", async () => {
    const killed = new EngineCrashedError({ message: "the engine's process ended" });
    let started = 0;
    const tried = await layoutOfProcessor(() => Promise.reject(killed)).then(
      // Another test of this process has come before: it is known.
      () => undefined,
      (error: unknown) => error,
    );
    expect(tried).to.be.oneOf([killed, undefined]);
    const layout = await layoutOfProcessor((options) => {
      started += 1;
      return startOnnxEngine(options);
    });
    expect(started).to.equal(tried === undefined ? 0 : 1);
    expect(await layoutOfProcessor(() => Promise.reject(killed))).to.equal(layout);
  });
});
