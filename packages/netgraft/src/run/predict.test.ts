import { expect } from "chai";
import { networkFor } from "./input-shape.js";
import { type NetworkSession, openSession } from "./network-session.js";
import { predict } from "./predict.js";
import { rejection } from "@netgraft/test-support";
import { float32Tensor } from "@netgraft/core/graph";
import { array, tiny } from "./tiny.test.support.js";

describe("predicting an array", () => {
  const composition = tiny();
  const { network, framework } = composition;
  const engine = framework.catalog.engines.get("onnx");
  let session: NetworkSession;
  before(async () => (session = await openSession(network, { weights: { seed: 1 }, engine, threads: 1 })));
  after(() => session.release());

  it("gives what one run gives", async () => {
    const input = array([3, 3, 32, 32]);
    expect(await predict(session, input)).to.deep.equal((await session.run({ input }))["logits"]);
  });

  it("gives the same rows in batches, the last one partial, as one by one", async () => {
    const count = 17;
    const examples = array([count, 3, 32, 32]);
    const progress: number[] = [];
    const all = await predict(session, examples, { batch: 16, onProgress: (done) => progress.push(done) });
    expect(progress).to.deep.equal([16, 17]);
    expect(all.shape).to.deep.equal([count, 5]);
    const elements = 3 * 32 * 32;
    for (let row = 0; row < count; row += 1) {
      const data = examples.data.subarray(row * elements, (row + 1) * elements);
      const one = await predict(session, float32Tensor([1, 3, 32, 32], data));
      // The engine may add in another order for another batch.
      for (const [index, value] of one.data.entries())
        expect(value).to.be.closeTo(all.data[row * 5 + index] ?? NaN, 1e-5);
    }
    const rows = Array.from({ length: count }, (_, row) => all.data.subarray(row * 5, row * 5 + 5).join());
    expect(new Set(rows).size).to.equal(count);
  });

  it("composes the network again for another height and width, with the same weights", async () => {
    const input = array([2, 3, 40, 56]);
    const other = networkFor(composition, input.shape);
    expect(other.config).to.deep.equal({ ...network.config, input: { channels: 3, height: 40, width: 56 } });
    expect(other.graph.state()).to.deep.equal(network.graph.state());
    const opened = await openSession(other, { weights: { seed: 1 }, engine, threads: 1 });
    const logits = await predict(opened, input);
    await opened.release();
    expect(logits.shape).to.deep.equal([2, 5]);
    expect(logits.data.every(Number.isFinite)).to.equal(true);
    expect(networkFor(composition, [9, 3, 32, 32])).to.equal(network);
  });

  for (const [what, shape, words] of [
    ["no examples", [0, 3, 32, 32], /no examples/],
    ["other channels", [1, 4, 32, 32], /channels .*expected 3; found 4/],
    ["three axes", [3, 32, 32], /N×C×H×W; found \[3, 32, 32\]/],
    ["no height", [1, 3, 0, 32], /no height/],
  ] as const) {
    it(`refuses an array of ${what} and names its file`, async () => {
      const error = await rejection((async () => networkFor(composition, shape, { file: "x.npy" }))());
      expect(error).to.have.property("code", "NG_INPUT_MISFIT");
      expect(error)
        .to.have.property("message")
        .that.matches(words)
        .and.matches(/^x\.npy: /);
      expect(await rejection(predict(session, array(shape)))).to.have.property("code", "NG_INPUT_MISFIT");
    });
  }

  it("refuses an array of another size than the session's", async () => {
    const error = await rejection(predict(session, array([1, 1, 40, 56])));
    expect(error).to.have.property("code", "NG_INPUT_MISFIT");
    expect(error).to.have.property("problems").with.length(3);
  });

  it("says why the network cannot have an array's size", async () => {
    const small = tiny({ backbone: { type: "resnet", depth: 34, stemPool: "ceil" } });
    const error = await rejection((async () => networkFor(small, [1, 3, 1, 2], { file: "x.npy" }))());
    expect(error).to.have.property("code", "NG_INPUT_MISFIT");
    expect(error)
      .to.have.property("message")
      .that.matches(/^x\.npy: .*1×2; found NG_SHAPE maxPool: .*too small/);
  });
});
