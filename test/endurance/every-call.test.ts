import { WholeRun } from "../trainer/ended-run.js";
import { isFileCall } from "../trainer/visited-run.js";

describe("a run that is ended at each of all that it does", () => {
  let whole: WholeRun;
  before(async () => {
    whole = await WholeRun.train();
  });
  after(() => whole.remove());

  it("goes on and comes to the same to the bit, and does no step twice", async () => {
    for (const index of whole.points.keys()) await whole.endAt(index);
  }).timeout(600_000);
});

describe("a run of which each call to the file system fails in turn", () => {
  let whole: WholeRun;
  before(async () => {
    whole = await WholeRun.train();
  });
  after(() => whole.remove());

  for (const fault of [{ code: "ENOSPC" }, { code: "EIO", stays: true }, { code: "EIO", isDone: true }, {}])
    it(`goes on and comes to the same to the bit: ${JSON.stringify(fault)}`, async () => {
      for (const [index, point] of whole.points.entries()) if (isFileCall(point)) await whole.failAt(index, fault);
    }).timeout(600_000);
});
