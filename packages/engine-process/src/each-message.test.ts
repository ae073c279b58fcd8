import { dyingProcesses } from "@netgraft/test-support";
import { NetgraftError } from "@netgraft/core";
import { expect } from "chai";
import type { EchoCalls } from "./dying.test.support.js";
import { EngineProcess } from "./engine-process.js";
import { EngineCrashedError } from "./errors.js";

/** What a call comes to: what it gives, or the code of its error. */
const outcomeOf = (call: Promise<unknown>): Promise<unknown> =>
  call.catch((error: unknown) => (error instanceof NetgraftError ? error.code : error));

describe("an engine's process that dies with a message", () => {
  /** Starts a process that dies with that message, calls it one by one and all at once, and closes it. */
  async function outcomes(
    dies: number,
    isDelivered: boolean,
  ): Promise<{ readonly messages: number; readonly told: readonly unknown[] }> {
    let messages = 0;
    const started = EngineProcess.start<EchoCalls, string>({
      program: new URL("./echo.test.support.js", import.meta.url),
      runtime: "echo",
      unavailable: (words) => new EngineCrashedError({ message: words }),
      processes: dyingProcesses(({ number }) => {
        messages = number;
        return number === dies ? { isDelivered } : undefined;
      }),
    });
    const engine = await started.catch((error: unknown) => outcomeOf(Promise.reject(error as Error)));
    if (!(engine instanceof EngineProcess)) return { messages, told: [engine] };
    const told = [await outcomeOf(engine.call("echo", 1)), await outcomeOf(engine.call("echo", 2))];
    told.push(...(await Promise.all([3, 4, 5].map((number) => outcomeOf(engine.call("echo", number))))));
    await engine.close();
    expect(() => process.kill(engine.pid ?? 0, 0), "the process is gone").to.throw("ESRCH");
    return { messages, told };
  }

  it("tells so of each call that was under way or comes later, and gives what it gave before", async function () {
    this.timeout(120_000);
    const whole = await outcomes(0, true);
    expect(whole).to.deep.equal({ messages: 11, told: [1, 2, 3, 4, 5] });
    const crashed = "NG_ENGINE_CRASHED";
    for (let message = 1; message <= whole.messages; message += 1)
      for (const isDelivered of [false, true]) {
        const { told } = await outcomes(message, isDelivered);
        const at = `message ${message}, ${isDelivered ? "delivered" : "lost"}: ${told.join(", ")}`;
        // What is given is what was asked for, never the answer to another call.
        told.forEach((outcome, index) => expect(outcome, at).to.be.oneOf([index + 1, crashed]));
        const first = told.indexOf(crashed);
        if (message === whole.messages && isDelivered) expect(first, at).to.equal(-1);
        // The last three calls are on their way together, and any of them may have been answered, or all.
        else if (message >= 9) expect(first, at).to.be.oneOf(isDelivered ? [-1, 3, 4] : [2, 3, 4]);
        // With the last call it has all of them, and may have answered them before it was killed.
        else if (message >= 6) expect(first, at).to.be.oneOf(isDelivered && message === 8 ? [-1, 2, 3, 4] : [2, 3, 4]);
        else {
          // The first message says that the process has started; then a call and its answer, twice.
          const [call, isAnswer] = [Math.max(0, Math.floor(message / 2) - 1), message % 2 === 1 && message > 1];
          const isDone = isDelivered && isAnswer;
          // It may just have answered what was delivered before it was killed.
          expect(first, at).to.be.within(call + (isDone ? 1 : 0), call + (isDelivered && message > 1 ? 1 : 0));
        }
      }
  }).timeout(120_000);
});
