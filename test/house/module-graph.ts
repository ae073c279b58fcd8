import { posix } from "node:path";
import { importsOf } from "./imports.js";
import type { SourceFile } from "./workspace.js";

/** Which node imports which, by name: files, or folders. */
export type ImportGraph = ReadonlyMap<string, ReadonlySet<string>>;

/** The graph of files: what each imports from its own package by a path, types and dynamic imports included. */
export function fileGraph(sources: readonly SourceFile[]): ImportGraph {
  const known = new Set(sources.map(({ path }) => path));
  return new Map(
    sources.map((source) => [
      source.path,
      new Set(
        importsOf(source)
          .filter((specifier) => specifier.startsWith("."))
          .map((specifier) => posix.join(posix.dirname(source.path), specifier.replace(/\.js$/, ".ts")))
          .filter((path) => known.has(path)),
      ),
    ]),
  );
}

/**
 * The graph of folders: an import counts between the two folders at which the paths of its ends part, so that
 * `a/b/x.ts` → `a/c/d/y.ts` is `a/b` → `a/c`. A file and the folders beside it make one folder's inside, and count not.
 */
export function folderGraph(files: ImportGraph): ImportGraph {
  const folders = new Map<string, Set<string>>();
  for (const [from, imported] of files)
    for (const to of imported) {
      const ends = parting(from, to);
      if (ends === undefined) continue;
      const [start, end] = ends;
      if (!folders.has(start)) folders.set(start, new Set());
      folders.get(start)?.add(end);
    }
  return folders;
}

/** The folders at which two paths part, or undefined where one of the files stands there itself. */
function parting(from: string, to: string): readonly [string, string] | undefined {
  const [a, b] = [from.split("/"), to.split("/")];
  const depth = a.findIndex((part, index) => part !== b[index]);
  if (depth === -1 || depth === a.length - 1 || depth === b.length - 1) return undefined;
  return [a.slice(0, depth + 1).join("/"), b.slice(0, depth + 1).join("/")];
}

/** An edge, as it is named in messages and lists: `from → to`. */
export const edge = (from: string, to: string): string => `${from} → ${to}`;

/** The edges of a graph. */
export function edgesOf(graph: ImportGraph): readonly string[] {
  return [...graph].flatMap(([from, imported]) => [...imported].map((to) => edge(from, to)));
}

/** The graph without some of its edges. */
export function without(graph: ImportGraph, edges: ReadonlySet<string>): ImportGraph {
  return new Map(
    [...graph].map(([from, imported]) => [from, new Set([...imported].filter((to) => !edges.has(edge(from, to))))]),
  );
}

/**
 * A shortest circle through each node that lies on one, each circle once: `a → b → a`, from the node that is met first.
 * A knot of many circles gives few of them, and none where there is none.
 */
export function circlesOf(graph: ImportGraph): readonly string[] {
  const told = new Set<string>();
  const circles: string[] = [];
  for (const start of [...graph.keys()].toSorted()) {
    if (told.has(start)) continue;
    const circle = shortestWay(graph, start, start);
    if (circle === undefined) continue;
    for (const node of circle) told.add(node);
    circles.push(circle.join(" → "));
  }
  return circles;
}

/** The graph with each edge turned round: which node is imported by which. */
export function reversed(graph: ImportGraph): ImportGraph {
  const importers = new Map<string, Set<string>>();
  for (const [from, imported] of graph)
    for (const to of imported) importers.set(to, (importers.get(to) ?? new Set()).add(from));
  return importers;
}

/** All that can be come to from any of these nodes. */
export function reachable(graph: ImportGraph, ...from: readonly string[]): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [...from];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop())
    for (const next of graph.get(node) ?? [])
      if (!reached.has(next)) {
        reached.add(next);
        waiting.push(next);
      }
  return reached;
}

/** A shortest way along one edge or more, both ends included, or undefined where there is none. */
export function shortestWay(graph: ImportGraph, from: string, to: string): readonly string[] | undefined {
  const reached = new Set<string>();
  let ways: readonly (readonly string[])[] = [[from]];
  while (ways.length > 0) {
    const longer: (readonly string[])[] = [];
    for (const way of ways)
      for (const next of graph.get(way.at(-1) ?? from) ?? []) {
        if (next === to) return [...way, next];
        if (reached.has(next)) continue;
        reached.add(next);
        longer.push([...way, next]);
      }
    ways = longer;
  }
  return undefined;
}
