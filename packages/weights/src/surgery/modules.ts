import { nearest, pathPattern } from "@netgraft/core/graph";

/** The paths that a tensor's name is at or below: of `layer1.0.bn1.bias` `layer1`, `layer1.0`, and so on to itself. */
export function pathsOf(name: string): readonly string[] {
  const parts = name.split(".");
  return parts.map((_, index) => parts.slice(0, index + 1).join("."));
}

/**
 * Whether a tensor belongs to one of the modules.
 * @param patterns of paths (`pathPattern`), e.g. `fc`, `layer*.*.se`; a tensor's own name is a path, too
 */
export function belongsTo(patterns: readonly string[]): (name: string) => boolean {
  const compiled = patterns.map(pathPattern);
  return (name) => compiled.length > 0 && pathsOf(name).some((path) => compiled.some((pattern) => pattern.test(path)));
}

/** A pattern, or a choice of one, that no tensor belongs to. */
export interface IdleModule {
  /** Which of the patterns. */
  readonly index: number;
  readonly pattern: string;
  /** The module that was probably meant. */
  readonly nearest?: string;
}

/** What of the patterns none of the tensors belongs to: it is most probably misspelt. */
export function idleModules(patterns: readonly string[], names: readonly string[]): readonly IdleModule[] {
  const paths = [...new Set(names.flatMap(pathsOf))];
  return patterns.flatMap((written, index) =>
    pathPattern(written)
      .unmet(paths)
      .map((pattern) => {
        const similar = nearest(pattern, paths);
        return { index, pattern, ...(similar === undefined ? {} : { nearest: similar }) };
      }),
  );
}
