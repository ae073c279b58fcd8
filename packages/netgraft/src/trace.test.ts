import { batchNorm, GraphBuilder, loweringPasses, only, relu, runPasses, silu } from "@netgraft/core/graph";
import { expect } from "chai";
import { traceAsAsked } from "./trace.js";

/** silu(x), which is decomposed. */
function lower(): void {
  const b = new GraphBuilder("tiny");
  const x = b.input("x", { dtype: "float32", axes: [{ name: "channel", size: 2 }] });
  b.output("y", only(b.apply(silu, [only(b.apply(relu, [x], {}))], {})));
  const passes = loweringPasses(({ kind }) => kind !== silu.kind && kind !== batchNorm.kind);
  runPasses("test lowering", passes, b.build());
}

describe("NETGRAFT_TRACE", () => {
  const lines: string[] = [];
  const ask = (asked?: string) => traceAsAsked({ NETGRAFT_TRACE: asked }, (line) => void lines.push(line));
  beforeEach(() => lines.splice(0));
  afterEach(() => ask());

  it("has a line written for each pass, once", () => {
    ask("passes");
    ask("passes");
    lower();
    expect(lines.map((line) => line.replace(/[\d.]+ ms$/, "0 ms"))).to.deep.equal([
      "test lowering of tiny: decompose, 2 → 3 nodes, + sigmoid 1 multiply 1, − silu 1, 0 ms",
      "test lowering of tiny: drop dead, 3 nodes, 0 ms",
    ]);
  });

  it("asks for nothing where it is empty", () => {
    ask("");
    lower();
    expect(lines).to.deep.equal([]);
  });

  it("is refused where there is no such trace, with what there is", () => {
    expect(() => ask("pases,all"))
      .to.throw(/NETGRAFT_TRACE.*pases[^]*passes[^]*all/)
      .with.property("code", "NG_OPTION_UNSUPPORTED");
  });
});
