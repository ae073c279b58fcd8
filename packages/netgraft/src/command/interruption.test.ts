import { WriteFailedError } from "@netgraft/files";
import { rejection } from "@netgraft/test-support";
import { expect } from "chai";
import { Interrupted, interruptible } from "./interruption.js";

/** Work that ends when it is aborted, by the error that `fail` makes of the reason. */
const untilAborted = (fail: (reason: unknown) => unknown = (reason) => reason): Promise<never> =>
  interruptible(
    (signal) =>
      new Promise((_, reject) => {
        // What is thrown stands for what a library throws.
        signal.addEventListener("abort", () => setImmediate(() => reject(fail(signal.reason) as Error)));
      }),
  );

describe("work that must not be cut off", () => {
  const events: NodeJS.EventEmitter = process;
  // 128 and the signal's number, as POSIX shells report it (signal(7)).
  for (const [event, status] of [
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
    [Symbol.for("netgraft.unread"), 141],
  ] as const) {
    it(`ends in order at ${String(event)}`, async () => {
      const before = events.listenerCount(event);
      const ended = untilAborted();
      events.emit(event);
      const error = await rejection(ended);
      expect(error).to.be.instanceOf(Interrupted).and.include({ status });
      expect(events.listenerCount(event)).to.equal(before);
    });
  }

  it("is not ended at once by a terminal that closes after it was told to end", async () => {
    const ended = untilAborted();
    for (const event of ["SIGTERM", "SIGHUP", "SIGHUP", Symbol.for("netgraft.unread")]) events.emit(event);
    expect(await rejection(ended)).to.include({ status: 143 });
  });

  it("takes what fails after a signal for a consequence of it", async () => {
    const ended = untilAborted(() => new TypeError("the engine has been closed"));
    events.emit("SIGINT");
    expect(await rejection(ended)).to.be.instanceOf(Interrupted);
  });

  it("tells what could not be written, whatever has ended it", async () => {
    const failed = new WriteFailedError({ message: "the file cannot be written" });
    const ended = untilAborted(() => failed);
    events.emit("SIGINT");
    expect(await rejection(ended)).to.equal(failed);
  });
});
