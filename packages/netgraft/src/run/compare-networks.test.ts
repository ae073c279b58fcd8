import { expect } from "chai";
import { compareNetworks } from "./compare-networks.js";
import { tiny } from "./tiny.test.support.js";

describe("compareNetworks", () => {
  const plain = tiny({ name: "plain", attachments: [] }).network;
  const { network } = tiny();

  it("counts networks, and what of them their attachments are", async () => {
    const { networks, benchmark } = await compareNetworks([plain, network]);
    expect(benchmark).to.equal(undefined);
    const [before, after] = networks;
    const { parameters, macs } = plain.summary();
    expect(before).to.deep.equal({ name: "plain", parameters, macs, attached: { parameters: 0, macs: 0 } });
    // By hand: two layers C → C/4 → C without bias, at 8 and 16 channels.
    expect(after?.attached.parameters).to.equal((2 * 8 * 8) / 4 + (2 * 16 * 16) / 4);
    expect(after?.parameters).to.equal(parameters + (after?.attached.parameters ?? 0));
    expect(after?.macs).to.equal(macs + (after?.attached.macs ?? 0));
  });

  it("measures them beside the first where that is asked for", async () => {
    const { networks, benchmark } = await compareNetworks([plain, network], {
      benchmark: { rounds: 2, warmup: 0, counted: 1, threads: 1, batch: 3 },
    });
    expect(benchmark).to.deep.equal({ engine: "onnx", threads: 1, batch: 3, rounds: 2, warmup: 0, counted: 1 });
    expect(networks.map(({ name }) => name)).to.deep.equal(["plain", "tiny"]);
    expect(networks[0]?.latency?.ratio).to.deep.equal({ median: 1, min: 1, max: 1 });
    for (const { latency } of networks) expect(latency?.milliseconds.median).to.be.greaterThan(0);
  });
});
