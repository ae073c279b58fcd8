import { join } from "node:path";
import type { NetgraftError } from "@netgraft/core";
import { float32Tensor } from "@netgraft/core/graph";
import { folderWith, rejection } from "@netgraft/test-support";
import { initialize } from "@netgraft/weights";
import { writeSafetensors } from "@netgraft/weights/node";
import { expect } from "chai";
import { networkState } from "./network-state.js";
import { tiny } from "./tiny.test.support.js";

describe("the weights of a network from a file", () => {
  const folder = folderWith();
  const { network } = tiny();
  const specs = network.graph.state();
  const [head] = [["fc.weight", "fc.bias"]];
  const other = initialize(tiny({ classes: 7 }).network.graph.state(), { seed: 3 });
  before(() => writeSafetensors(join(folder(), "w.safetensors"), other));

  it("of other classes are refused, with the module that can be drawn instead", async () => {
    const file = join(folder(), "w.safetensors");
    const error = await rejection(networkState(network, { file }));
    expect(error).to.have.property("code", "NG_WEIGHTS_MISMATCH");
    // Just checked.
    const { problems } = error as NetgraftError;
    expect(problems.at(-1)).to.include({ at: "except", expected: "fc" });
    expect(problems.filter(({ message }) => message.includes("another shape"))).to.have.lengthOf(2);
  });

  it("are read but for what is excepted, which is drawn with the seed and told", async () => {
    const drawn: string[] = [];
    const source = { file: join(folder(), "w.safetensors"), except: ["fc"], seed: 9 };
    const state = await networkState(network, source, { onDrawn: (names) => drawn.push(...names) });
    expect(drawn.toSorted()).to.deep.equal(head.toSorted());
    expect([...state.keys()]).to.deep.equal(specs.map(({ name }) => name));
    const fresh = initialize(specs, { seed: 9 });
    for (const [name, tensor] of state)
      expect(tensor, name).to.deep.equal((head.includes(name) ? fresh : other).get(name));
  });

  it("at hand are those of the network by shape, not by the number of elements", async () => {
    const state = new Map(initialize(specs, { seed: 1 }));
    const [o = 0, i = 0, ...kernel] = state.get("conv1.weight")?.shape ?? [];
    state.set(
      "conv1.weight",
      float32Tensor([i, o, ...kernel], new Float32Array(o * i * kernel.reduce((a, b) => a * b))),
    );
    expect(await rejection(networkState(network, { state }))).to.have.property("code", "NG_MODEL_TENSOR");
  });
});
