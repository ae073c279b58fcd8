import { coreOperations } from "../operations/core-operations.js";
import { relu } from "../operations/elementwise/activations.js";
import { operationExamples } from "../operations/examples.test.support.js";
import { only } from "../operations/rules/arity.js";
import { type Axes, axes } from "./axes.js";
import type { Graph } from "./graph.js";
import { GraphBuilder } from "./graph-builder.js";
import type { Initializer } from "./initializer.js";
import type { ScopeKind } from "./scope.js";
import type { Value } from "./value.js";

const initializers: readonly Initializer[] = [
  { kind: "zeros" },
  { kind: "ones" },
  { kind: "constant", value: 0.25 },
  { kind: "normal", deviation: 0.01 },
  { kind: "heNormal", fan: "out" },
  { kind: "uniformFan", fanIn: 12 },
];
const scopeKinds: readonly ScopeKind[] = ["backbone", "stage", "block", "attachment", "head", "auxiliary", "module"];

/**
 * A graph that has at least one of everything: every operation of core, source of values, initializer, kind of scope
 * and kind of mark; an update of its state; two inputs and an output per operation.
 */
export function richGraph(): Graph {
  const b = new GraphBuilder("rich");
  const inputs: Record<string, Value> = {};
  const state = stateMaker(b);
  [...coreOperations].forEach(([kind, operation], number) => {
    const [scopeKind = "module"] = scopeKinds.slice(number % scopeKinds.length);
    const spec = { kind: scopeKind, path: kind, type: "example", options: { of: [kind, number, true, { deep: 1 }] } };
    b.within(spec, ({ id: scope, path }) => {
      for (const { attributes, inputs: sizes } of operationExamples[kind] ?? []) {
        const values = sizes.map((given) =>
          "batch" in given
            ? (inputs[JSON.stringify(given)] ??= b.input(`input${Object.keys(inputs).length}`, {
                dtype: "float32",
                axes: axes(given),
              }))
            : state(`${path}.state`, axes(given)),
        );
        const [y] = b.within({ kind: "module", path: `${path}.inner` }, () => b.apply(operation, values, attributes));
        const [x] = values;
        if (x === undefined || y === undefined) throw new TypeError(`${kind} has no example with an input`);
        b.mark({ kind: "feature", value: y.id, name: kind, channels: 6, reduction: 4 });
        b.mark({ kind: "gate", value: y.id, scope });
        b.mark({ kind: "site", site: "residual", scope, before: x.id, value: y.id });
        b.mark({ kind: "attachment", id: "a", type: kind, site: "residual", scope, before: x.id, value: y.id });
        b.output(`output${y.id}`, y);
      }
    });
  });
  const running = b.buffer("running", axes({ channel: 6 }), { kind: "zeros" });
  b.update("running", only(b.apply(relu, [running], {}, "update")));
  const [drawn] = Object.values(inputs);
  if (drawn === undefined) throw new TypeError("no example has an input");
  b.mark({ kind: "mask", value: drawn.id, rate: 0.25 });
  b.mark({ kind: "uniform", value: drawn.id });
  return b.build();
}

/** Makes parameters, buffers and constants by turns, with each initializer in turn. */
function stateMaker(b: GraphBuilder): (prefix: string, all: Axes) => Value {
  let turn = -1;
  let learned = 0;
  return (prefix, all) => {
    turn += 1;
    if (turn % 3 === 2) {
      const elements = all.reduce((product, { size }) => product * Number(size), 1);
      const data = Array.from({ length: elements }, (_, index) => index / 8);
      return b.constant({ dtype: "float32", axes: all }, data);
    }
    const [initializer = { kind: "zeros" as const }] = initializers.slice(learned % initializers.length);
    learned += 1;
    return b[turn % 3 === 0 ? "parameter" : "buffer"](`${prefix}${turn}`, all, initializer);
  };
}
