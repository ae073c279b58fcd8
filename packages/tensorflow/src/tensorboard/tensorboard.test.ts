import { RunInMemory } from "@netgraft/test-support";
import { expect } from "chai";
import type { TrackedEpoch } from "@netgraft/core/host";
import { crc32c, recordOf, recordsOf } from "./records.js";
import { tensorboardTracker } from "./tensorboard-tracker.js";

const epochs: readonly TrackedEpoch[] = [
  {
    epoch: 1,
    learningRate: 0.1,
    training: { loss: 2, top1: 0.25, top5: 0.75 },
    validation: { loss: 1.5, top1: 0.5, top5: 1 },
    seconds: 1.5,
  },
  { epoch: 2, learningRate: 0.05, training: { loss: 1, top1: 0.5, top5: 1 }, seconds: 2.5 },
];

/** What TensorBoard 2.21 writes of these epochs (RecordWriter and its messages), begun at 1,700,000,000.25 seconds. */
const written =
  "1800000000000000a37f4b220900001040fc54d9411a0d627261696e2e4576656e743a32338d2fe9" +
  "bd00000000000000632129090900007040fc54d94110012aaf010a140a0d6c6f73732f747261696e696e6715000000400a160a0f6c6f73732f76616c69646174696f6e" +
  "150000c03f0a140a0d746f70312f747261696e696e67150000803e0a160a0f746f70312f76616c69646174696f6e150000003f0a140a0d746f70352f747261696e696e" +
  "67150000403f0a160a0f746f70352f76616c69646174696f6e150000803f0a130a0c6c6561726e696e675261746515cdcccc3d0a0e0a077365636f6e6473150000c03f" +
  "2645e4ca74000000000000005f6773d20900001041fc54d94110022a670a140a0d6c6f73732f747261696e696e67150000803f0a140a0d746f70312f747261696e696e" +
  "67150000003f0a140a0d746f70352f747261696e696e67150000803f0a130a0c6c6561726e696e675261746515cdcc4c3d0a0e0a077365636f6e647315000020" +
  "40c942970a";

const eventName = "events.out.tfevents.netgraft";
const hex = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString("hex");

describe("the event file of a run", () => {
  it("keeps every epoch once, however often it is told of them, and no more than there are", async () => {
    const [run, again] = [new RunInMemory(1_700_000_000_250), new RunInMemory(1_700_000_000_250)];
    const told = tensorboardTracker.track({}, run);
    for (const history of [[], epochs.slice(0, 1), epochs, epochs, epochs.slice(0, 1)]) await told.record(history);
    await tensorboardTracker.track({}, again).record(epochs.slice(0, 1));
    expect(run.files).to.deep.equal(again.files);
    expect([...run.files.keys()]).to.deep.equal([eventName]);
  });

  it("is what TensorBoard's own writer makes, byte for byte", async () => {
    const run = new RunInMemory(1_700_000_000_250);
    await tensorboardTracker.track({}, run).record(epochs);
    expect(hex(run.files.get(eventName))).to.equal(written);
  });

  it("goes on with the time at which its run began, where that is known", async () => {
    const run = new RunInMemory(1_700_000_000_250);
    await tensorboardTracker.track({}, run).record(epochs.slice(0, 1));
    const later = new RunInMemory(1_800_000_000_000);
    later.files.set(eventName, run.files.get(eventName) ?? new Uint8Array());
    await tensorboardTracker.track({}, later).record(epochs);
    expect(hex(later.files.get(eventName))).to.equal(written);
    for (const strange of [
      new Uint8Array(),
      Uint8Array.of(1, 2, 3),
      recordOf(Uint8Array.of(9)),
      Buffer.from(written.replace("a37f", "a37e"), "hex"),
    ]) {
      const other = new RunInMemory(1_700_000_000_250);
      other.files.set(eventName, strange);
      await tensorboardTracker.track({}, other).record(epochs);
      expect(hex(other.files.get(eventName))).to.equal(written);
    }
  });
});

describe("records", () => {
  it("have CRC-32C, whose values RFC 3720 gives", () => {
    const ascending = Uint8Array.from({ length: 32 }, (_, index) => index);
    // Appendix B.4; its bytes are in the order in which they are sent.
    expect(crc32c(new Uint8Array(32))).to.equal(0x8a9136aa);
    expect(crc32c(new Uint8Array(32).fill(255))).to.equal(0x62a8ab43);
    expect(crc32c(ascending)).to.equal(0x46dd794e);
    expect(crc32c(ascending.toReversed())).to.equal(0x113fdb5c);
  });

  it("are read up to the first that is cut off or changed", () => {
    const bytes = Buffer.from(written, "hex");
    const lengths = (part: Uint8Array): readonly number[] => [...recordsOf(part)].map(({ length }) => length);
    expect(lengths(bytes)).to.deep.equal([24, 189, 116]);
    for (let end = 0; end < bytes.length; end += 1) expect(lengths(bytes.subarray(0, end)).length).to.be.at.most(2);
    for (let at = 0; at < 40; at += 1) {
      const changed = Uint8Array.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(lengths(changed), `byte ${at}`).to.deep.equal([]);
    }
  });
});
