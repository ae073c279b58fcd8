/** Names of tensors as a tree of modules. */
interface Tree {
  readonly own: string[];
  readonly children: Map<string, Tree>;
}

/**
 * Names of a state dict in the order in which PyTorch gives them for modules that are made in the order of the names: of each module its own
 * tensors first, and then module by module all of what is inside. Lists of layers that are made in turn cannot be in turn there.
 */
export function inPyTorchOrder(names: readonly string[]): readonly string[] {
  const root: Tree = { own: [], children: new Map() };
  for (const name of names) {
    let tree = root;
    for (const part of name.split(".").slice(0, -1)) {
      const child = tree.children.get(part) ?? { own: [], children: new Map() };
      tree.children.set(part, child);
      tree = child;
    }
    tree.own.push(name);
  }
  return walked(root);
}

function walked({ own, children }: Tree): readonly string[] {
  return [...own, ...[...children.values()].flatMap(walked)];
}
