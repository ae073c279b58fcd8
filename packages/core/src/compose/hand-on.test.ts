import { expect } from "chai";
import type { BuildAttachment } from "./attachment.js";
import { attach, fakeNetwork } from "./fake-network.test.support.js";
import type { Where } from "./where.js";

/** As DCA (Ma et al. 2021) joins attention blocks: each adds what the one before it has handed on. */
function connected(received: (number | undefined)[], handedOn: number[]): BuildAttachment {
  return (b, x, site) => {
    received.push(site.received?.id);
    const pooled = b.reduceMean(x, ["channel", "height", "width"]);
    const joined = site.received === undefined ? pooled : b.add(pooled, site.received);
    handedOn.push(joined.id);
    site.handOn(joined);
    return b.multiply(x, b.sigmoid(joined));
  };
}

/** What each attachment received and handed on, in order. */
function trace(wheres: readonly Where[]): readonly { received: (number | undefined)[]; handedOn: number[] }[] {
  const traces = wheres.map(() => ({ received: [], handedOn: [] }));
  fakeNetwork(
    wheres.map((where, index) =>
      attach(`dca${index}`, connected(traces[index]?.received ?? [], traces[index]?.handedOn ?? []), { where }),
    ),
  );
  return traces;
}

describe("handing values on", () => {
  it("connects the sites of one rule, across blocks and stages", () => {
    const [{ received, handedOn } = { received: [], handedOn: [] }] = trace([{}]);
    expect(received).to.have.length(5);
    expect(received).to.deep.equal([undefined, ...handedOn.slice(0, -1)]);
  });

  it("leaves out the blocks that the rule does not select", () => {
    const [{ received, handedOn } = { received: [], handedOn: [] }] = trace([{ blocks: [0] }]);
    expect(received).to.deep.equal([undefined, handedOn[0]]);
  });

  it("keeps rules apart", () => {
    const [first, second] = trace([{}, { stages: [2] }]);
    expect(first?.received).to.deep.equal([undefined, ...(first?.handedOn.slice(0, -1) ?? [])]);
    expect(second?.received).to.deep.equal([undefined, ...(second?.handedOn.slice(0, -1) ?? [])]);
  });

  it("starts anew with each network", () => {
    const [first, second] = [trace([{}]), trace([{}])];
    expect(first[0]?.received[0]).to.equal(undefined);
    expect(second[0]?.received[0]).to.equal(undefined);
  });

  it("hands nothing on where nothing was handed on", () => {
    const received: unknown[] = [];
    fakeNetwork([attach("quiet", (b, x, site) => (received.push(site.received), b.relu(x)))]);
    expect(received).to.deep.equal(Array(5).fill(undefined));
  });
});
