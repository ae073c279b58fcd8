import { expect } from "chai";
import { axes, describeAxes } from "../graph/axes.js";
import { GraphBuilder } from "../graph/graph-builder.js";
import { clamp, relu } from "../operations/elementwise/activations.js";
import { add } from "../operations/elementwise/arithmetic.js";
import { operationExamples } from "../operations/examples.test.support.js";
import { only } from "../operations/rules/arity.js";
import { emitNodes, tensorOf } from "./emit-nodes.js";
import { emits, type Emitter, type Emitters, inputAt, outputAt } from "./emitter.js";
import { fixedSize, inOrder, joinedOrder, orderOf, position, resized } from "./placed-axes.js";
import { refuseUnsupported, unsupportedKinds } from "./unsupported.js";

/** Tensors are their own formulas. */
class Lines {
  readonly lines: string[] = [];
  #path = "";
  at(path: string): void {
    this.#path = path;
  }
  write(formula: string): string {
    this.lines.push(`${this.#path} = ${formula}`);
    return this.#path;
  }
}

const emitters: Emitters<string, Lines> = new Map([
  emits(relu, ({ inputs }, lines: Lines) => [lines.write(`max(${inputAt<string>(inputs, 0)}, 0)`)]),
  emits(add, ({ inputs }, lines: Lines) => [lines.write(`${inputAt<string>(inputs, 0)} + ${inputAt(inputs, 1)}`)]),
]);

function graph() {
  const b = new GraphBuilder("network");
  const x = b.input("x", { dtype: "float32", axes: axes({ batch: "any", channel: 4 }) });
  const first = only(b.apply(relu, [x], {}, "first"));
  const sum = only(b.apply(add, [first, x], { residual: false }, "sum"));
  b.output("y", sum);
  return { b, x, sum };
}

describe("lowering", () => {
  it("emits nodes in order, each from the tensors of its inputs", () => {
    const { b, x, sum } = graph();
    const tensors = new Map([[x.id, "x"]]);
    const lines = new Lines();
    emitNodes(b.build().nodes, emitters, lines, tensors);
    expect(lines.lines).to.deep.equal(["first = max(x, 0)", "sum = first + x"]);
    expect(tensorOf(tensors, sum)).to.equal("sum");
  });

  it("takes nothing that is not there for something that is", () => {
    const { b, sum } = graph();
    expect(() => emitNodes(b.build().nodes, emitters, new Lines(), new Map())).to.throw(TypeError, "comes before");
    expect(() => tensorOf(new Map<number, string>(), sum)).to.throw(TypeError, "comes before");
    expect(() => inputAt(["x"], 1)).to.throw(TypeError, "no input 1");
  });

  it("says which operations have no form, and refuses them all at once", () => {
    const { b, x } = graph();
    const [{ attributes }] = [operationExamples[clamp.kind]?.[0] ?? expect.fail("clamp has no example")];
    for (const name of ["stem.clamp", "head.clamp"]) b.apply(clamp, [x], clamp.attributes.parse(attributes), name);
    const { nodes } = b.build();
    expect(unsupportedKinds(nodes, emitters)).to.deep.equal(["clamp"]);
    expect(() => refuseUnsupported(nodes, emitters, "Paper"))
      .to.throw(/stem\.clamp: Paper has no form .*"clamp"[^]*head\.clamp/)
      .with.property("code", "NG_OPERATION_UNSUPPORTED");
    refuseUnsupported(nodes.slice(0, 2), emitters, "Paper");
  });

  it("finds axes by their names", () => {
    const tensor = { axes: axes({ batch: "any", height: 7, channel: 4 }) };
    expect(orderOf(tensor)).to.deep.equal(["batch", "height", "channel"]);
    expect([position(tensor, "channel"), position(tensor, "width")]).to.deep.equal([2, -1]);
    expect(fixedSize(tensor, "height")).to.equal(7);
  });

  it("puts the axes of an output in an order, and gives placed axes its sizes", () => {
    const y = { axes: axes({ batch: "any", channel: 8, height: 3 }) };
    expect(inOrder(["height", "channel", "batch"], y)).to.deep.equal(axes({ height: 3, channel: 8, batch: "any" }));
    const placed = axes({ height: 7, added: 1, channel: 4, batch: 2 });
    expect(resized(placed, y)).to.deep.equal(axes({ height: 3, added: 1, channel: 8, batch: "any" }));
  });

  it("joins the order of two tensors by that of the one with more axes", () => {
    const [map, gate] = [axes({ batch: 2, height: 3, channel: 4 }), axes({ channel: 4, group: 5 })];
    expect(joinedOrder({ axes: gate }, { axes: map })).to.deep.equal(["batch", "height", "channel", "group"]);
  });

  it("gives emitters the types of the outputs", () => {
    const { b, x, sum } = graph();
    const found: string[] = [];
    const tell: Emitter<string, Lines> = ({ outputs }, lines) => {
      found.push(describeAxes(outputAt(outputs, 0).axes));
      return [lines.write("told")];
    };
    const telling: Emitters<string, Lines> = new Map([emits(relu, tell), emits(add, tell)]);
    emitNodes(b.build().nodes, telling, new Lines(), new Map([[x.id, "x"]]));
    expect(found).to.deep.equal([describeAxes(sum.axes), describeAxes(sum.axes)]);
    expect(() => outputAt([], 0)).to.throw(TypeError, "no output 0");
  });
});
