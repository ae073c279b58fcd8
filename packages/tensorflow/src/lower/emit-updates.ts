import { arrange } from "./arrange.js";
import { types } from "./attributes.js";
import type { Emission } from "./emission.js";
import { orderOf } from "./emitted-tensor.js";
import type { Signature } from "./tensorflow-graph.js";
import type { NextValue } from "./stored.js";
import { assign, type Variables } from "./variables.js";

/**
 * Has the state become what it becomes when all of that is computed, so that a run that fails changes nothing; what it was
 * is kept, which copies nothing.
 * @returns a node to wait for that comes after all
 */
export function emitUpdates(
  next: readonly NextValue[],
  below: string,
  emission: Emission,
  variables: Variables,
): string {
  const values = next.map(({ name, value, read }) => {
    const variable = variables.known(name);
    emission.at(`${below}/${name}`, variable.dtype);
    return { name, read, variable, tensor: arrange(emission, value, orderOf({ axes: variable.stored })).name };
  });
  const computed = waitFor(
    emission,
    `${below}/computed`,
    values.map(({ tensor }) => tensor.replace(/:\d+$/, "")),
  );
  const stored = values.flatMap(({ name, variable, tensor, read }) => {
    const was = read ?? variables.read(variable, `${below}/${name}`).name;
    const kept = assign(emission, `${below}/${name}/keep`, variables.before(name), was, [computed]);
    return [kept, assign(emission, `${below}/${name}/assign`, variable, tensor, [computed, was])];
  });
  return waitFor(emission, `${below}/updated`, stored);
}

/** The signature that takes the changes of a graph back. */
export function emitUndo(names: readonly string[], below: string, emission: Emission, variables: Variables): Signature {
  const restored = names.map((name) => {
    const was = variables.read(variables.before(name), `${below}/${name}`).name;
    return assign(emission, `${below}/${name}/assign`, variables.known(name), was);
  });
  const inputs = [emission.number(1, "float32"), `^${waitFor(emission, `${below}/restored`, restored)}`];
  const node = emission.place(`${below}/done`, "Identity", inputs, types({ T: "float32" }));
  return { inputs: {}, outputs: { done: { node, dtype: "float32", shape: [] } } };
}

function waitFor(emission: Emission, path: string, nodes: readonly string[]): string {
  return emission.place(
    path,
    "NoOp",
    [...new Set(nodes)].map((node) => `^${node}`),
    {},
  );
}
