import type { Backbone } from "../compose/backbone.js";
import type { Problem } from "../errors/index.js";
import type { ComponentKind } from "./component-kinds.js";
import {
  describeKind,
  type FieldCheck,
  fieldProblems,
  isObject,
  map,
  method,
  optional,
  schema,
  text,
  textList,
  textMap,
} from "./field-checks.js";

/** What losses, optimizers and schedules have in common. */
const byType = { type: text, summary: text, description: optional(text), options: schema, build: method };

const fields: { readonly [K in ComponentKind]: Readonly<Record<string, FieldCheck>> } = {
  backbone: {
    type: text,
    summary: text,
    description: optional(text),
    options: schema,
    sites: textMap,
    replaceable: textList,
    standard: text,
    standardReplaceable: optional(text),
    build: method,
  },
  attachment: {
    type: text,
    summary: text,
    description: optional(text),
    options: schema,
    standard: optional(text),
    build: optional(method),
    replace: optional(method),
  },
  network: { name: text, summary: text, config: map },
  operation: {
    kind: text,
    attributes: schema,
    infer: method,
    cost: optional(method),
    decompose: optional(method),
    gradient: optional(method),
    training: optional(method),
  },
  engine: { name: text, summary: text, unsupported: method, open: method, openTraining: optional(method) },
  exporter: { format: text, summary: text, extension: text, write: method },
  dataset: { type: text, summary: text, description: optional(text), options: schema, open: method },
  augmentation: {
    type: text,
    summary: text,
    description: optional(text),
    options: schema,
    module: text,
    build: method,
  },
  loss: byType,
  optimizer: byType,
  schedule: byType,
};

/** What is wrong with a component that a plugin registers: the framework relies on the fields of its kind. */
export function componentProblems(kind: ComponentKind, component: unknown, at: string): readonly Problem[] {
  if (!isObject(component))
    return [{ at, message: `this is no ${kind}`, expected: "an object", found: describeKind(component) }];
  const problems = fieldProblems(kind, component, fields[kind], { at });
  return problems.length > 0 ? problems : relationProblems(kind, component, at);
}

/** What the fields, each in order, have to be to each other. */
function relationProblems(kind: ComponentKind, component: object, at: string): readonly Problem[] {
  if (kind === "backbone") {
    // The fields have been checked.
    const { sites, standard, replaceable, standardReplaceable } = component as Backbone;
    return [
      ...choiceProblems(at, `"standard" of the backbone is none of its sites`, standard, Object.keys(sites)),
      ...choiceProblems(
        at,
        `"standardReplaceable" of the backbone is none of its "replaceable"`,
        standardReplaceable,
        replaceable,
      ),
    ];
  }
  if (kind === "attachment" && ["build", "replace"].every((way) => Reflect.get(component, way) === undefined))
    return [{ at, message: "the attachment can do nothing", expected: `"build", "replace" or both` }];
  return [];
}

function choiceProblems(
  at: string,
  message: string,
  chosen: string | undefined,
  choices: readonly string[],
): readonly Problem[] {
  return chosen === undefined || choices.includes(chosen)
    ? []
    : [{ at, message, expected: choices.length === 0 ? "nothing" : `one of ${choices.join(", ")}`, found: chosen }];
}
