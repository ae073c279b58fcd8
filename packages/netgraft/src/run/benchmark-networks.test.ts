import { expect } from "chai";
import type { Engine, Session } from "@netgraft/core/graph";
import { benchmarkNetworks } from "./benchmark-networks.js";
import { median, spreadOf } from "./spread.js";
import { rejection } from "@netgraft/test-support";
import { tiny } from "./tiny.test.support.js";

describe("benchmarkNetworks", () => {
  const { network, framework } = tiny({ attachments: [] });
  const larger = tiny({ name: "larger", input: { height: 160, width: 160 } }).network;
  const onnx = framework.catalog.engines.get("onnx");

  it("measures a larger network as slower, and the first as itself", async () => {
    const result = await benchmarkNetworks([network, larger], { engine: onnx, threads: 1, rounds: 12, counted: 3 });
    expect(result).to.deep.include({ engine: "onnx", threads: 1, batch: 1, rounds: 12, warmup: 2, counted: 3 });
    const [first, second] = result.networks;
    expect(first?.ratio).to.deep.equal({ median: 1, min: 1, max: 1 });
    expect(second?.name).to.equal("larger");
    for (const { milliseconds, ratio } of result.networks) {
      for (const { min, median: middle, max } of [milliseconds, ratio]) {
        expect(min).to.be.above(0).and.at.most(middle);
        expect(middle).to.be.at.most(max);
      }
    }
    // 25 times the pixels. The best rounds are compared: others tell what else the machine does.
    expect((second?.milliseconds.min ?? 0) / (first?.milliseconds.min ?? 0)).to.be.above(4);
  });

  it("takes turns, gives each turn other inputs, pairs the ratios within a round, and closes all", async () => {
    const turns: string[] = [];
    const closed: string[] = [];
    // Milliseconds of each round: the second network always takes twice as long, while the machine slows down.
    const engine = scripted({ tiny: [1, 10, 100], larger: [2, 20, 200] }, turns, closed);
    const { networks } = await benchmarkNetworks([network, larger], { engine, rounds: 3, warmup: 1, counted: 4 });
    expect(turns).to.deep.equal(["tiny", "larger", "larger", "tiny", "tiny", "larger"]);
    expect(closed.toSorted()).to.deep.equal(["larger", "tiny"]);
    expect(networks).to.deep.equal([
      {
        name: "tiny",
        milliseconds: { median: 10, min: 1, max: 100 },
        ratio: { median: 1, min: 1, max: 1 },
        times: [1, 10, 100],
      },
      {
        name: "larger",
        milliseconds: { median: 20, min: 2, max: 200 },
        ratio: { median: 2, min: 2, max: 2 },
        times: [2, 20, 200],
      },
    ]);
  });

  it("closes what it has opened where a network cannot be loaded", async () => {
    const closed: string[] = [];
    const engine = scripted({ tiny: [1] }, [], closed);
    expect(await rejection(benchmarkNetworks([network, larger], { engine }))).to.have.property("message", "no larger");
    expect(closed).to.deep.equal(["tiny"]);
  });

  it("takes the mean of the two middle values as the median of an even number", () => {
    expect(median([4, 1, 3, 2])).to.equal(2.5);
    expect(median([3, 1, 2])).to.equal(2);
    expect(spreadOf([5])).to.deep.equal({ median: 5, min: 5, max: 5 });
  });

  /** An engine whose runs take what is written, one number for each round. */
  function scripted(rounds: Readonly<Record<string, readonly number[]>>, turns: string[], closed: string[]): Engine {
    return {
      ...onnx,
      async open({ graph: { name } }): Promise<Session> {
        const times = rounds[name];
        if (times === undefined) throw new Error(`no ${name}`);
        const inputs = new Set<string>();
        return {
          run: () => Promise.reject(new Error("nothing is predicted")),
          async benchmark({ input }, { counted }) {
            turns.push(name);
            inputs.add(input?.data.join() ?? "");
            expect(inputs.size).to.equal(turns.filter((turn) => turn === name).length);
            return Array.from({ length: counted }, () => times[inputs.size - 1] ?? 0);
          },
          async release() {
            closed.push(name);
          },
        };
      },
    };
  }
});
