import type { Problem } from "../errors/index.js";
import { describeKind, fieldProblems, isObject } from "./field-checks.js";
import { type ComponentKind, kinds } from "./kinds.js";

/** What is wrong with a component that a plugin registers: the framework relies on the fields of its kind. */
export function componentProblems(kind: ComponentKind, component: unknown, at: string): readonly Problem[] {
  if (!isObject(component))
    return [{ at, message: `this is no ${kind}`, expected: "an object", found: describeKind(component) }];
  const { fields, relations } = kinds[kind];
  const problems = fieldProblems(kind, component, fields, { at });
  // The fields of the kind have been checked.
  return problems.length > 0 ? problems : (relations?.(component as never, at) ?? []);
}
