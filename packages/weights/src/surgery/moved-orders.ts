import type { ModuleTensors } from "./module-tensors.js";

/** Modules in an order. */
type Order = readonly ModuleTensors[];

/** A path, the modules in it by their names, as the author built them, and what it holds itself. */
interface Nested {
  readonly children: Map<string, Nested>;
  own?: ModuleTensors;
}

/** More names than that in one module are not those of a block. */
const MAX_CHILDREN = 20;

/**
 * The author's order but for one thing: in all modules with the same names in them, the first comes last, or the last first. So a shortcut
 * stands that is built before its branch, or behind it.
 */
export function* movedOrders(modules: Order): Generator<Order> {
  const root: Nested = { children: new Map() };
  const signatures = new Set<string>();
  const all = [root];
  for (const module of modules) {
    let place = root;
    for (const name of module.path.split(".")) {
      const next = place.children.get(name) ?? { children: new Map() };
      if (!place.children.has(name)) all.push(next);
      place.children.set(name, next);
      place = next;
    }
    place.own = module;
  }
  for (const { children } of all)
    if (children.size > 1 && children.size <= MAX_CHILDREN) signatures.add(signatureOf(children));
  for (const signature of signatures) {
    const names = signature.split("/");
    const [first = "", ...others] = names;
    yield inOrder(root, signature, [...others, first]);
    if (names.length > 2) yield inOrder(root, signature, [names.at(-1) ?? "", ...names.slice(0, -1)]);
  }
}

function signatureOf(children: Nested["children"]): string {
  return [...children.keys()].join("/");
}

function inOrder(root: Nested, signature: string, names: readonly string[]): Order {
  const order: ModuleTensors[] = [];
  const visit = ({ own, children }: Nested): void => {
    if (own !== undefined) order.push(own);
    const keys = signatureOf(children) === signature ? names : [...children.keys()];
    for (const name of keys) {
      const child = children.get(name);
      if (child !== undefined) visit(child);
    }
  };
  visit(root);
  return order;
}
