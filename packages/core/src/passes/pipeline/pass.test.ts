import { expect } from "chai";
import { axes } from "../../graph/axes.js";
import { GraphBuilder } from "../../graph/graph-builder.js";
import { relu, silu, tanh } from "../../operations/elementwise/activations.js";
import { only } from "../../operations/rules/arity.js";
import { type PassTrace, runPasses, tracePasses } from "./pass.js";
import { exportPasses, inferencePasses, loweringPasses, statelessStepPasses } from "./pipelines.js";

/** silu(x) as the output, and tanh(x), which nothing needs. */
function graph() {
  const b = new GraphBuilder("network");
  const x = b.input("x", { dtype: "float32", axes: axes({ batch: "any", channel: 4 }) });
  b.apply(tanh, [x], {}, "dead");
  b.output("y", only(b.apply(silu, [x], {}, "act")));
  return b.build();
}

const supported = ({ kind }: { readonly kind: string }) => kind !== "silu";

describe("passes", () => {
  it("are applied in order, each to what the one before gives", () => {
    const seen: string[] = [];
    const naming = (name: string) => ({ name, apply: (given: string) => given + name });
    const passes = ["a", "b"].map((name) => ({
      name,
      apply: (given: ReturnType<typeof graph>) => {
        seen.push(naming(name).apply(given.name));
        return given;
      },
    }));
    runPasses("test", passes, graph());
    expect(seen).to.deep.equal(["networka", "networkb"]);
  });

  it("tell a listener what each of them changed, until it has enough", () => {
    const traces: PassTrace[] = [];
    const stop = tracePasses((trace) => traces.push(trace));
    try {
      runPasses("export", exportPasses(supported), graph());
    } finally {
      stop();
    }
    runPasses("export", exportPasses(supported), graph());
    expect(traces.map((trace) => ({ ...trace, milliseconds: 0 }))).to.deep.equal([
      {
        pipeline: "export",
        pass: "forget updates",
        graph: "network",
        before: 2,
        after: 2,
        added: {},
        removed: {},
        milliseconds: 0,
      },
      {
        pipeline: "export",
        pass: "decompose",
        graph: "network",
        before: 2,
        after: 3,
        added: { sigmoid: 1, multiply: 1 },
        removed: { silu: 1 },
        milliseconds: 0,
      },
      {
        pipeline: "export",
        pass: "drop dead",
        graph: "network",
        before: 3,
        after: 2,
        added: {},
        removed: { tanh: 1 },
        milliseconds: 0,
      },
    ]);
    for (const { milliseconds } of traces) expect(milliseconds).to.be.at.least(0);
  });

  it("fold batch norms for a state that stays, and in no file and no step", () => {
    const names = (passes: readonly { readonly name: string }[]) => passes.map(({ name }) => name);
    const lowering = ["decompose", "drop dead"];
    expect(names(loweringPasses(supported))).to.deep.equal(lowering);
    expect(names(exportPasses(supported))).to.deep.equal(["forget updates", ...lowering]);
    expect(names(statelessStepPasses(supported, {}))).to.deep.equal(["updates as outputs", ...lowering]);
    expect(names(inferencePasses())).to.deep.equal(["fold batch norms"]);
  });
});

describe("dropping what is dead", () => {
  const dropped = (given = graph()) =>
    runPasses(
      "test",
      loweringPasses(() => true),
      given,
    );

  it("leaves the nodes that outputs and updates depend on under their paths, and all inputs", () => {
    const b = new GraphBuilder("network");
    const x = b.input("x", { dtype: "float32", axes: axes({ channel: 4 }) });
    b.input("unused", x);
    const vector = axes({ channel: 4 });
    const [kept, dead] = ["kept", "dead"].map((name) => b.buffer(name, vector, { kind: "zeros" }));
    b.apply(relu, [dead ?? expect.fail()], {}, "block");
    const again = only(b.apply(relu, [x], {}, "block"));
    b.mark({ kind: "gate", value: again.id, scope: 0 });
    b.mark({ kind: "gate", value: dead?.id ?? 0, scope: 0 });
    b.update("kept", again);
    b.output("y", only(b.apply(tanh, [kept ?? expect.fail()], {})));
    const found = dropped(b.build());
    expect(found.nodes.map(({ path }) => path)).to.deep.equal(["block_1", "tanh"]);
    expect(Object.keys(found.inputs)).to.deep.equal(["x", "unused"]);
    expect(found.state().map(({ name }) => name)).to.deep.equal(["kept"]);
    expect(Object.keys(found.updates)).to.deep.equal(["kept"]);
    expect(found.marks).to.deep.equal([{ kind: "gate", value: found.updates["kept"]?.id, scope: 0 }]);
    for (const [id, value] of found.values.entries()) expect(value.id).to.equal(id);
  });

  it("gives a graph without anything dead as it is", () => {
    const live = dropped();
    expect(dropped(live)).to.equal(live);
  });
});
