import type { Hdf5Part, Hdf5Source } from "./hdf5-bytes.js";
import { type Message, messageTypes } from "./object-header.js";

/** The addresses of what is in a group, by name. */
export type Links = ReadonlyMap<string, number>;

const MAX_LINKS = 100_000;

/**
 * What is in a group: of the older form a tree of tables of symbols (section III.A.1 of the specification), of the newer a message
 * each. Undefined where the object is no group.
 * @throws NG_READ_FAILED, NG_WEIGHTS_FORMAT
 */
export async function linksOf(source: Hdf5Source, messages: readonly Message[]): Promise<Links | undefined> {
  const table = messages.find(({ type }) => type === messageTypes.symbolTable)?.contents;
  if (table !== undefined) return ofTable(source, table);
  const info = messages.find(({ type }) => type === messageTypes.linkInfo)?.contents;
  if (info === undefined) return undefined;
  info.skip(1);
  const flags = info.integer(1);
  info.skip((flags & 1) === 0 ? 0 : 8);
  if (info.address() !== undefined) throw source.malformed("a group of so many members that they are stored apart");
  const links = new Map<string, number>();
  for (const { type, contents } of messages) if (type === messageTypes.link) addLink(source, links, contents);
  return links;
}

function addLink(source: Hdf5Source, links: Map<string, number>, link: Hdf5Part): void {
  link.skip(1);
  const flags = link.integer(1);
  const type = (flags & 8) === 0 ? 0 : link.integer(1);
  link.skip(((flags & 4) === 0 ? 0 : 8) + ((flags & 0x10) === 0 ? 0 : 1));
  const name = link.text(link.integer(1 << (flags & 3)));
  if (type !== 0) throw source.malformed(`a link ${JSON.stringify(name)} that leads elsewhere`);
  const address = link.address();
  if (address !== undefined) links.set(name, address);
}

async function ofTable(source: Hdf5Source, table: Hdf5Part): Promise<Links> {
  const [tree = 0, heap = 0] = [table.address(), table.address()];
  const header = await source.part(heap, 32);
  header.expect("HEAP");
  header.skip(4);
  const length = header.integer(8);
  header.skip(8);
  const names = await source.part(header.address() ?? 0, length);
  const links = new Map<string, number>();
  // A tree that leads to itself, or to one place by many ways, would never end.
  const seen = new Set<number>();
  const visit = async (address: number): Promise<void> => {
    if (seen.has(address) || links.size > MAX_LINKS) throw source.malformed("a group without end");
    seen.add(address);
    const head = await source.part(address, 24);
    head.expect("TREE");
    const [type, level, count] = [head.integer(1), head.integer(1), head.integer(2)];
    if (type !== 0) throw source.malformed("a tree of another kind");
    const children = await source.part(address + 24, 8 + count * 16);
    for (let index = 0; index < count; index++) {
      children.skip(8);
      const child = children.address() ?? 0;
      if (level > 0) {
        await visit(child);
        continue;
      }
      if (seen.has(child)) throw source.malformed("a group without end");
      seen.add(child);
      await addSymbols(source, links, names, child);
    }
  };
  await visit(tree);
  return links;
}

const SYMBOL = 40;

async function addSymbols(
  source: Hdf5Source,
  links: Map<string, number>,
  names: Hdf5Part,
  address: number,
): Promise<void> {
  const head = await source.part(address, 8);
  head.expect("SNOD");
  head.skip(2);
  const count = head.integer(2);
  const symbols = await source.part(address + 8, count * SYMBOL);
  for (let index = 0; index < count; index++) {
    const symbol = symbols.part(SYMBOL);
    names.at = 0;
    names.skip(symbol.integer(8));
    const name = names.text(names.left);
    const target = symbol.address();
    // A symbolic link has a path in the place of an object.
    if (symbol.integer(4) === 2) throw source.malformed(`a link ${JSON.stringify(name)} that leads elsewhere`);
    if (target !== undefined) links.set(name, target);
  }
}
