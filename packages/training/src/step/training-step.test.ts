import type { LossFunction, UpdateRule } from "@netgraft/core";
import {
  formulasBelow,
  axes,
  elementCount,
  float32Tensor,
  type Graph,
  GraphBuilder,
  liveParts,
  NetgraftError,
  type Value,
} from "@netgraft/core/graph";
import { expect } from "chai";
import { initialStepState, trainedState } from "./step-state.js";
import { trainingStep } from "./training-step.js";

const zeros = { kind: "zeros" } as const;

/** Two heads and a parameter that nothing uses; `name` is that of the output. */
function network(name = "logits"): Graph {
  const b = new GraphBuilder("network");
  const x = b.input("input", { dtype: "float32", axes: axes({ batch: "any", in: 3 }) });
  const head = (weight: string): Value => {
    const w = b.parameter(weight, axes({ channel: 2, in: 3 }), zeros);
    return formulasBelow(b, weight).matmul(x, w, "in");
  };
  const logits = head("main");
  b.within({ kind: "auxiliary", path: "aux" }, () =>
    formulasBelow(b, "fc").matmul(x, b.parameter("aux.fc", axes({ channel: 2, in: 3 }), zeros), "in"),
  );
  b.parameter("unused", axes({ channel: 1 }), zeros);
  b.output(name, logits);
  return b.build();
}

const loss: LossFunction = {
  labels: "classes",
  apply: (b, logits, labels) => b.reduceSum(b.multiply(logits, labels), ["batch", "channel"]),
};
const optimizer: UpdateRule = {
  slots: [{ name: "seen", initial: 2 }],
  scalars: (step, learningRate) => ({ rate: learningRate / step }),
  update: (b, { parameter, gradient, slots: { seen = parameter }, scalars: { rate = parameter } }) => ({
    parameter: b.subtract(parameter, b.multiply(gradient, rate)),
    slots: { seen: b.add(seen, 1) },
  }),
};

describe("a training step", () => {
  it("takes labels and the optimizer's numbers, gives loss and logits, and updates parameters and slots", () => {
    const { graph, untrained, slots } = trainingStep(network(), { batch: 4, loss, optimizer });
    expect(Object.keys(graph.inputs)).to.deep.equal(["input", "labels", "optimizer.rate"]);
    expect(graph.inputs["labels"]?.axes).to.deep.equal(axes({ batch: 4 }));
    expect(Object.keys(graph.outputs)).to.have.members(["loss", "logits"]);
    const updated = ["main", "aux.fc", "optimizer.seen.main", "optimizer.seen.aux.fc"];
    expect(Object.keys(graph.updates)).to.have.members(updated);
    expect(untrained).to.deep.equal(["unused"]);
    expect(slots.map(({ name }) => name)).to.deep.equal(["optimizer.seen.main", "optimizer.seen.aux.fc"]);
  });

  for (const [how, options] of Object.entries({
    "without clipping": {},
    "with clipping": { clipNorm: 1 },
    "with accumulated gradients": { accumulate: 2 },
  }))
    it(`computes nothing that neither an output nor an update depends on, ${how}`, () => {
      const { graph, accumulate = graph } = trainingStep(network(), { batch: 4, loss, optimizer, ...options });
      for (const each of [graph, accumulate]) {
        const ends = [...Object.values(each.outputs), ...Object.values(each.updates)];
        const { nodes } = liveParts(each, ends);
        expect(each.nodes.map(({ path }) => path)).to.deep.equal(nodes.map(({ path }) => path));
      }
    });

  it("leaves auxiliary heads out where their losses weigh nothing", () => {
    const { untrained } = trainingStep(network(), { batch: 4, loss, optimizer, auxiliaryWeight: 0 });
    expect(untrained).to.deep.equal(["aux.fc", "unused"]);
  });

  it("keeps slots and running averages beside the network's state", () => {
    const step = trainingStep(network(), { batch: 4, loss, optimizer, averageDecay: 0.9, auxiliaryWeight: 0 });
    const own = new Map(
      network()
        .state()
        .map(({ name, shape }, index) => [
          name,
          float32Tensor(shape, new Float32Array(elementCount(shape)).fill(index)),
        ]),
    );
    const state = initialStepState(step, own);
    expect([...state.keys()]).to.have.members(step.graph.state().map(({ name }) => name));
    expect(state.get("optimizer.seen.main")).to.deep.equal(float32Tensor([2, 3], new Float32Array(6).fill(2)));
    expect(state.get("average.main")).to.deep.equal(own.get("main"));
    expect(state.get("average.main")?.data).to.not.equal(own.get("main")?.data);
    expect(trainedState(step, state)).to.deep.equal(own);
  });

  it("needs logits", () => {
    let error: unknown;
    try {
      trainingStep(network("features"), { batch: 4, loss, optimizer });
    } catch (thrown) {
      error = thrown;
    }
    expect(error).to.be.instanceOf(NetgraftError).and.have.property("code", "NG_OPTION_UNSUPPORTED");
  });
});
