import type { Body } from "../body/body.js";
import type { EmittedNetwork } from "../body/emit-network.js";
import { forwardOf } from "../body/forward.js";
import { call, type Expression, type Literal, mapped, partsOf } from "../python/expression.js";
import { unusedName } from "../python/identifiers.js";
import { kindOf } from "./class-names.js";
import { argumentsOf, type ModuleClass } from "./module-class.js";
import { type Parametrized, parametersOf, placed } from "./parameters.js";
import { signatureOf, slotsOf, type Template, withSlots } from "./slots.js";

/** The classes of a network, each before those that are made of it; the last is the network's own. */
export function classesOf({ root, bodies }: EmittedNetwork, gates: ReadonlySet<number>): readonly ModuleClass[] {
  const calls = new Map<string, Expression>();
  const classes: ModuleClass[] = [];
  for (const group of inOrder(root, bodies)) {
    const variants = new Map<string, { bodies: Body[]; templates: Template[] }>();
    for (const body of group) {
      const template = templateOf(body, gates, calls);
      const signature = signatureOf(template);
      const variant = variants.get(signature) ?? { bodies: [], templates: [] };
      variant.bodies.push(body);
      variant.templates.push(template);
      variants.set(signature, variant);
    }
    const [any] = group;
    if (any === undefined) continue;
    for (const variant of variants.values()) {
      const name = unusedName(kindOf(any), (each) => classes.some((known) => known.name === each));
      const made = classOf(name, variant);
      classes.push(made);
      for (const [index, { key }] of made.bodies.entries()) calls.set(key, callOf(made, index));
    }
  }
  return classes;
}

function callOf(made: ModuleClass, index: number): Expression {
  const { callee } = { callee: call(made.name, []) };
  return callee.kind === "call" ? { ...callee, arguments: argumentsOf(made, index) } : callee;
}

/** A body's code, with modules inside made by their classes. */
function templateOf(body: Body, gates: ReadonlySet<number>, calls: ReadonlyMap<string, Expression>): Template {
  const resolved = (expression: Expression): Expression =>
    mapped(expression, (part) => (part.kind === "instance" ? calls.get(part.key) : undefined));
  return {
    entries: body.entries.map(({ target, value }) =>
      value.kind === "parameter" || value.kind === "buffer" || value.kind === "constant"
        ? { target, value }
        : { target, value: resolved(value) },
    ),
    forward: forwardOf(body, gates),
  };
}

function classOf(
  name: string,
  { bodies, templates }: { bodies: readonly Body[]; templates: readonly Template[] },
): ModuleClass {
  const [first] = templates;
  if (first === undefined) throw new TypeError("a class has a module");
  const rows = templates.map((template) => slotsOf(template).map(({ value }) => value));
  const slots = slotsOf(first);
  const columns = slots.map((_, index) => rows.map((row): Literal => row[index] ?? 0));
  const parametrized = parametersOf(slots, columns, bodies);
  return { name, bodies, ...inPlace(first, parametrized) };
}

function inPlace(template: Template, { parameters, places }: Parametrized): Omit<ModuleClass, "name" | "bodies"> {
  const kept = new Set<string>();
  const filled = withSlots(
    template,
    (slot, index) => {
      const place = places[index];
      return place === undefined ? slot : placed(place);
    },
    (slot, index) => {
      const place = places[index];
      if (place === undefined) return slot;
      kept.add(place.parameter);
      return placed(place, "self.");
    },
  );
  return { parameters, ...filled, kept: [...kept] };
}

/** Modules of one kind together, each kind after those that its modules are made of. */
function inOrder(root: Body, bodies: ReadonlyMap<string, Body>): readonly (readonly Body[])[] {
  const kinds = new Map<string, Body[]>();
  for (const body of bodies.values()) {
    const kind = kindOf(body);
    const group = kinds.get(kind);
    if (group === undefined) kinds.set(kind, [body]);
    else group.push(body);
  }
  const ordered: (readonly Body[])[] = [];
  const done = new Set<Body>();
  const visit = (body: Body, open: ReadonlySet<string>): void => {
    if (done.has(body)) return;
    const kind = kindOf(body);
    // A kind that is made of its own kind is written in parts, from the innermost.
    const group = open.has(kind) ? [body] : (kinds.get(kind) ?? [body]);
    const inside = new Set([...open, kind]);
    for (const each of group)
      for (const key of group.flatMap(() => instancesIn(each))) {
        const inner = bodies.get(key);
        if (inner !== undefined) visit(inner, inside);
      }
    const rest = group.filter((each) => !done.has(each));
    for (const each of rest) done.add(each);
    if (rest.length > 0) ordered.push(rest);
  };
  visit(root, new Set());
  return ordered;
}

function instancesIn({ entries }: Body): readonly string[] {
  const inside = (expression: Expression): readonly string[] =>
    expression.kind === "instance" ? [expression.key] : partsOf(expression).flatMap(inside);
  return entries.flatMap(({ value }) =>
    value.kind === "parameter" || value.kind === "buffer" || value.kind === "constant" ? [] : inside(value),
  );
}
