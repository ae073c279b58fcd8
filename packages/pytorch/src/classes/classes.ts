import type { Body } from "../body/body.js";
import type { EmittedNetwork } from "../body/emit-network.js";
import { forwardOf } from "../body/forward.js";
import { type Expression, mapped, partsOf, text } from "../python/expression.js";
import { unusedName } from "../python/identifiers.js";
import { kindOf } from "./class-names.js";
import { merged } from "./merge.js";
import { argumentsOf, type ModuleClass } from "./module-class.js";
import { type Parametrized, parametersOf, placed } from "./parameters.js";
import { signatureOf, slotsOf, type Template, withSlots, zipped } from "./slots.js";

/** Modules of one structure. */
interface Variant {
  readonly bodies: readonly Body[];
  readonly template: Template;
}

/** The classes of a network, each before those that are made of it; the last is the network's own. */
export function classesOf({ root, bodies }: EmittedNetwork, gates: ReadonlySet<number>): readonly ModuleClass[] {
  const calls = new Map<string, Expression>();
  const classes: ModuleClass[] = [];
  for (const group of inOrder(root, bodies)) {
    const [any] = group;
    if (any === undefined) continue;
    for (const variant of together(variantsOf(group, gates, calls))) {
      const name = unusedName(kindOf(any), (each) => classes.some((known) => known.name === each));
      const made = classOf(name, variant);
      classes.push(made);
      for (const [index, { key }] of made.bodies.entries())
        calls.set(key, { kind: "call", callee: text(name), arguments: argumentsOf(made, index) });
    }
  }
  return classes;
}

/** The structures of modules of one kind, in the order in which they come about. */
function variantsOf(
  group: readonly Body[],
  gates: ReadonlySet<number>,
  calls: ReadonlyMap<string, Expression>,
): readonly Variant[] {
  const variants = new Map<string, { bodies: Body[]; templates: Template[] }>();
  for (const body of group) {
    const template = templateOf(body, gates, calls);
    const signature = signatureOf(template);
    const variant = variants.get(signature) ?? { bodies: [], templates: [] };
    variant.bodies.push(body);
    variant.templates.push(template);
    variants.set(signature, variant);
  }
  return [...variants.values()].map(({ bodies, templates }) => ({ bodies, template: zipped(templates) }));
}

/** Structures that differ in parts that one of them lacks become one. */
function together(variants: readonly Variant[]): readonly Variant[] {
  const all: Variant[] = [];
  for (const variant of variants) {
    const counted = all.map((each): Variant | undefined => {
      const both = merged(each.template, variant.template, [each.bodies.length, variant.bodies.length]);
      return both && { bodies: [...each.bodies, ...variant.bodies], template: both };
    });
    const place = counted.findIndex((each) => each !== undefined);
    const found = counted[place];
    if (found === undefined) all.push(variant);
    else all[place] = found;
  }
  return all;
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

function classOf(name: string, { bodies, template }: Variant): ModuleClass {
  const parametrized = parametersOf(slotsOf(template), bodies);
  return { name, bodies, ...inPlace(template, parametrized) };
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
    for (const key of group.flatMap(instancesIn)) {
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
