import { WholeRun } from "../trainer/ended-run.js";

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
