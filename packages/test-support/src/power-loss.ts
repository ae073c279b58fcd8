import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import type { FileEvent } from "./recorded-files.js";

/** What is in a folder: the contents of files by their paths from it, `undefined` for a folder. */
export type Tree = ReadonlyMap<string, Uint8Array | undefined>;

/** What may be found after a power cut. */
export interface Survivor {
  readonly tree: Tree;
  /** What had been promised before. */
  readonly promises: readonly string[];
}

interface File {
  /** What was written, and how much of it was so when it was last synced. */
  live: Uint8Array;
  durable: Uint8Array;
}
interface Folder {
  readonly live: Map<string, File | Folder>;
  readonly durable: Map<string, File | Folder>;
}
/** A change of names that is done as one, and may still be lost. */
type Pending = readonly { readonly folder: Folder; readonly name: string; readonly node: File | Folder | undefined }[];

/** How many changes of names are lost or kept in every combination; of more, those after each are lost, and each alone. */
const mostCombined = 6;

/** What is in a folder now. */
export function treeOf(folder: string): Tree {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [relative(folder, path), entry.isFile() ? new Uint8Array(readFileSync(path)) : undefined];
    }),
  );
}

/**
 * What may be left of a folder where the power fails after any of the events: at least what was synced. Of each file there is what was
 * synced, all that was written, or half of what was written since; of the names in folders that changed since they were synced,
 * any may have changed, or not, in any order. That is more than what file systems with a journal lose.
 * @param start what was in the folder, all of it on the disk
 * @returns each different one, once
 */
export function* afterPowerLoss(root: string, start: Tree, events: readonly FileEvent[]): Generator<Survivor> {
  const disk = new Disk(root, start);
  const promises: string[] = [];
  const seen = new Set<string>();
  for (const event of [undefined, ...events]) {
    if (event?.kind === "promise") promises.push(event.promise);
    else if (event !== undefined) disk.apply(event);
    for (const tree of disk.survivors()) {
      const key = digest(tree, promises);
      if (seen.has(key)) continue;
      seen.add(key);
      yield { tree, promises: [...promises] };
    }
  }
}

class Disk {
  readonly #path: string;
  readonly #root: Folder = { live: new Map(), durable: new Map() };
  #pending: Pending[] = [];

  constructor(path: string, start: Tree) {
    this.#path = path;
    for (const [name, bytes] of start) {
      const node = bytes === undefined ? newFolder() : { live: bytes, durable: bytes };
      const parent = this.#folder(dirname(join(path, name)));
      parent.live.set(basename(name), node);
      parent.durable.set(basename(name), node);
    }
  }

  apply(event: Exclude<FileEvent, { readonly kind: "promise" }>): void {
    const { kind, path } = event;
    if (kind === "create") this.#rename(path, { live: new Uint8Array(0), durable: new Uint8Array(0) });
    else if (kind === "makeFolder") this.#rename(path, newFolder());
    else if (kind === "remove") this.#rename(path, undefined);
    else if (kind === "rename") this.#move(path, event.to);
    else if (kind === "link") this.#rename(event.to, this.#file(path));
    else if (kind === "syncFolder") this.#sync(this.#folder(path));
    else {
      const file = this.#file(path);
      if (kind === "truncate") file.live = new Uint8Array(0);
      if (kind === "write") file.live = Buffer.concat([file.live, event.bytes]);
      if (kind === "syncFile") file.durable = file.live;
    }
  }

  *survivors(): Generator<Tree> {
    for (const kept of combinations(this.#pending))
      for (const contents of ["durable", "half", "live"] as const) yield this.#tree(kept, contents);
  }

  #rename(path: string, node: File | Folder | undefined): void {
    this.#change([{ folder: this.#folder(dirname(path)), name: basename(path), node }]);
  }

  #move(from: string, to: string): void {
    const [folderOfFrom, folderOfTo] = [this.#folder(dirname(from)), this.#folder(dirname(to))];
    const node = folderOfFrom.live.get(basename(from));
    if (node === undefined) throw new Error(`${from} was renamed and is not there`);
    this.#change([
      { folder: folderOfFrom, name: basename(from), node: undefined },
      { folder: folderOfTo, name: basename(to), node },
    ]);
  }

  #change(pending: Pending): void {
    for (const {
      folder: { live },
      name,
      node,
    } of pending)
      set(live, name, node);
    this.#pending.push(pending);
  }

  #sync(synced: Folder): void {
    const isSynced = (pending: Pending): boolean => pending.some((change) => change.folder === synced);
    for (const {
      folder: { durable },
      name,
      node,
    } of this.#pending.filter(isSynced).flat())
      set(durable, name, node);
    this.#pending = this.#pending.filter((pending) => !isSynced(pending));
  }

  #tree(kept: readonly Pending[], contents: "durable" | "half" | "live"): Tree {
    const found = new Map<string, Uint8Array | undefined>();
    const visit = (visited: Folder, path: string): void => {
      const names = new Map(visited.durable);
      for (const change of kept.flat()) if (change.folder === visited) set(names, change.name, change.node);
      for (const [name, node] of names) {
        const inner = join(path, name);
        found.set(inner, isFolder(node) ? undefined : remains(node, contents));
        if (isFolder(node)) visit(node, inner);
      }
    };
    visit(this.#root, "");
    return found;
  }

  #node(path: string): File | Folder | undefined {
    const names = relative(this.#path, path).split(sep);
    let node: File | Folder | undefined = this.#root;
    for (const name of names)
      if (name !== "") node = node !== undefined && isFolder(node) ? node.live.get(name) : undefined;
    return node;
  }

  #folder(path: string): Folder {
    const node = this.#node(path);
    if (node === undefined || !isFolder(node)) throw new Error(`${path} is no folder that was made`);
    return node;
  }

  #file(path: string): File {
    const node = this.#node(path);
    if (node === undefined || isFolder(node)) throw new Error(`${path} is no file that was made`);
    return node;
  }
}

function newFolder(): Folder {
  return { live: new Map(), durable: new Map() };
}

function isFolder(node: File | Folder): node is Folder {
  return node.live instanceof Map;
}

function set(names: Map<string, File | Folder>, name: string, node: File | Folder | undefined): void {
  if (node === undefined) names.delete(name);
  else names.set(name, node);
}

function remains({ live, durable }: File, contents: "durable" | "half" | "live"): Uint8Array {
  if (contents === "durable") return durable;
  return contents === "live" ? live : live.subarray(0, Math.floor((durable.length + live.length) / 2));
}

function combinations<T>(all: readonly T[]): readonly (readonly T[])[] {
  if (all.length > mostCombined)
    return [...all.map((_, index) => all.slice(0, index)), ...all.map((one) => [one]), all];
  return Array.from({ length: 2 ** all.length }, (_, bits) => all.filter((_one, index) => ((bits >> index) & 1) === 1));
}

function digest(tree: Tree, promises: readonly string[]): string {
  const hash = createHash("sha256").update(JSON.stringify(promises));
  for (const [name, bytes] of [...tree].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    hash.update(JSON.stringify([name, bytes?.length])).update(bytes ?? "");
  return hash.digest("hex");
}
