import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NetgraftError, type OpenedDataset } from "@netgraft/core";
import { readCheckpoint, runTraining } from "@netgraft/training";
import { expect } from "chai";
import { drawnDataset } from "./drawn-dataset.js";
import { drawnState, tinyNetwork, type TinyOptions, tinyRun } from "./tiny-run.js";

async function failure(options: TinyOptions): Promise<NetgraftError> {
  const error: unknown = await runTraining(tinyRun(options)).catch((thrown: unknown) => thrown);
  if (error instanceof NetgraftError) return error;
  throw new Error(`not a coded error: ${String(error)}`);
}

describe("training that comes to what is not finite", function () {
  this.timeout(120_000);
  let folder = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "netgraft-not-finite-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  for (const accumulate of [1, 2])
    it(`stops at a learning rate that is too large, names the first node, and leaves the checkpoint (${accumulate})`, async () => {
      // The rate is let loose in the second epoch.
      const error = await failure({
        folder,
        schedule: { type: "multiStep", milestones: [1], gamma: 1e30 },
        plan: { accumulate },
      });
      expect(error.code).to.equal("NG_NOT_FINITE");
      const [problem] = error.problems;
      expect(problem?.message).to.match(
        /not finite \(.*(loss|logits).*\) in step \d of epoch 2, at a learning rate of 5e\+28$/,
      );
      expect(problem?.at).to.match(/^(conv1|bn1|layer1\.0\.)/);
      expect(problem?.found).to.match(/^the result of the operation `\w+`, the first that is not finite$/);
      const { progress, state } = await readCheckpoint(folder);
      expect(progress.history).to.have.lengthOf(1);
      expect([...state.values()].every(({ data }) => data.every((value) => Number.isFinite(value)))).to.equal(true);
    });

  it("names a weight that is no number", async () => {
    const network = tinyNetwork();
    const state = drawnState(network);
    (state.get("layer1.0.conv2.weight")?.data ?? expect.fail("no such weight"))[3] = Number.NaN;
    const error = await failure({ network, from: { state } });
    expect(error.code).to.equal("NG_NOT_FINITE");
    expect(error.problems[0]).to.include({
      at: "layer1.0.conv2.weight",
      found: "a tensor of the state, the first that is not finite",
    });
  });

  it("names the input where pictures become no numbers", async () => {
    const network = tinyNetwork();
    const config = { ...network.config, preprocess: { ...network.config.preprocess, std: [0, 0, 0] } };
    const black: OpenedDataset = drawnDataset({ train: 16, validation: 0 });
    const options = tinyRun({ network, dataset: black });
    const error: unknown = await runTraining({ ...options, network: { graph: network.graph, config } }).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).to.have.property("code", "NG_NOT_FINITE");
    expect(error).to.have.nested.property("problems[0].at", "input");
  });
});
