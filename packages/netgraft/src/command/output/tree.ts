/** A node of a tree that is printed. */
export interface TreeItem<T> {
  readonly value: T;
  readonly children: readonly TreeItem<T>[];
}

/** One line of a tree: the branches that lead to a value, and the value. */
export interface TreeLine<T> {
  readonly branch: string;
  readonly value: T;
}

/**
 * A tree as lines, the root first.
 * @param depth how many levels below the root are shown
 */
export function treeLines<T>(root: TreeItem<T>, depth = Infinity): readonly TreeLine<T>[] {
  return [{ branch: "", value: root.value }, ...below(root.children, "", depth)];
}

function below<T>(items: readonly TreeItem<T>[], indent: string, depth: number): readonly TreeLine<T>[] {
  if (depth < 1) return [];
  return items.flatMap(({ value, children }, index) => {
    const isLast = index === items.length - 1;
    return [
      { branch: `${indent}${isLast ? "└─ " : "├─ "}`, value },
      ...below(children, `${indent}${isLast ? "   " : "│  "}`, depth - 1),
    ];
  });
}
