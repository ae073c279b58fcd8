/**
 * The shortest paths that all chosen names lie at or below, and no other name: of `layer1.0.bn1.weight` and all else in
 * `layer1` the path `layer1`. In the order of the names.
 */
export function commonPaths(names: readonly string[], isChosen: (name: string) => boolean): readonly string[] {
  const mixed = new Set(names.filter((name) => !isChosen(name)).flatMap(pathsOf));
  const found = names.filter(isChosen).map((name) => pathsOf(name).find((path) => !mixed.has(path)) ?? name);
  return [...new Set(found)];
}

/** Of `layer1.0.bias` `layer1`, `layer1.0` and itself. */
function pathsOf(name: string): readonly string[] {
  const parts = name.split(".");
  return parts.map((_, index) => parts.slice(0, index + 1).join("."));
}
