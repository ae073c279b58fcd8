import { DuplicateNameError, type Problem } from "../errors/index.js";
import type { Graph } from "../graph/graph.js";
import type { Scope } from "../graph/scope.js";

/**
 * Checks that no attachment has the name of another module of its block: their parameters would be mixed up.
 * @throws NG_DUPLICATE_NAME naming each attachment
 */
export function assertNamesApart({ marks, scopes, nodes }: Graph): void {
  const attached = new Map<string, number>();
  for (const mark of marks) {
    const scope = mark.kind === "attachment" ? scopes[mark.scope] : undefined;
    if (scope !== undefined) attached.set(scope.path, scope.id);
  }
  if (attached.size === 0) return;
  const isInside = (scope: number | undefined, outer: number): boolean =>
    scope !== undefined && (scope === outer || isInside(scopes[scope]?.parent, outer));
  const mixed = new Set<string>();
  // What lies in a scope shares the scope's own prefixes, which are checked once.
  const check = (scope: number, path: string, outer: Scope | undefined): void => {
    const shared = outer !== undefined && path.startsWith(`${outer.path}.`) ? outer.path.length : 0;
    for (const prefix of prefixes(path, shared)) {
      const owner = attached.get(prefix);
      if (owner !== undefined && !isInside(scope, owner)) mixed.add(prefix);
    }
  };
  for (const { id, parent, path } of scopes) check(id, path, parent === undefined ? undefined : scopes[parent]);
  for (const { scope, path } of nodes) check(scope, path, scopes[scope]);
  const problems = [...mixed].map((at): Problem => ({
    at,
    message: "an attachment and another module of its block have this name",
    expected: "another `id` for the attachment",
  }));
  if (problems.length > 0) throw new DuplicateNameError(problems);
}

/** The prefixes of `a.b.c` that end after position `from`, itself included: `a.b` and `a.b.c` after 1. */
function* prefixes(path: string, from: number): Generator<string> {
  for (let end = path.indexOf(".", from + 1); end >= 0; end = path.indexOf(".", end + 1)) yield path.slice(0, end);
  yield path;
}
