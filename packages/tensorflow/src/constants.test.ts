import { axes, GraphBuilder, NetgraftError, only, relu } from "@netgraft/core/graph";
import { expect } from "chai";
import { lowerInference } from "./lower-inference.js";

describe("weights as constants", () => {
  it("are refused by name where the state lacks one", () => {
    const b = new GraphBuilder("network");
    b.output("y", only(b.apply(relu, [b.parameter("w", axes({ channel: 2 }), { kind: "zeros" })], {})));
    expect(() => lowerInference({ graph: b.build(), state: new Map() }))
      .to.throw(NetgraftError, /w: .*expected float32 \[2\]; found no such tensor/)
      .with.property("code", "NG_MODEL_TENSOR");
  });
});
