import type { Graph } from "@netgraft/core/graph";
import { deepestFirst, moduleTree } from "../tree/module-tree.js";
import { placeNodes } from "../tree/place-nodes.js";
import { Bodies } from "./bodies.js";
import type { Body } from "./body.js";
import { Items } from "./items.js";

/** What a network's source is made from. */
export interface EmittedNetwork {
  readonly root: Body;
  /** Every module that is one of a class, by its key; the root among them. */
  readonly bodies: ReadonlyMap<string, Body>;
  /** The functions that they call. */
  readonly helpers: ReadonlySet<string>;
}

/** The modules of a graph whose operations all can be written. */
export function emitNetwork(graph: Graph): EmittedNetwork {
  const tree = moduleTree(graph);
  placeNodes(graph, tree);
  const items = new Items(graph, tree);
  for (const module of deepestFirst(tree.root)) {
    if (module.layer !== undefined || module.open) continue;
    const isNumbered = [...module.children.keys()].some((name) => /^\d+$/.test(name));
    module.open = items.nodesOf(module).length === 0 || (isNumbered && items.runOf(module) === undefined);
  }
  const bodies = new Bodies(graph, tree, items);
  const root = bodies.root();
  return { root, bodies: bodies.all, helpers: bodies.helpers };
}
