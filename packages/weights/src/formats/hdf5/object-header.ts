import type { Hdf5Part, Hdf5Source } from "./hdf5-bytes.js";

/** A message of an object: what it is by its number in the specification, and its contents. */
export interface Message {
  readonly type: number;
  readonly contents: Hdf5Part;
}

export const messageTypes = {
  dataspace: 0x01,
  linkInfo: 0x02,
  datatype: 0x03,
  link: 0x06,
  layout: 0x08,
  filters: 0x0b,
  attribute: 0x0c,
  continuation: 0x10,
  symbolTable: 0x11,
} as const;

// Those of arrays and groups have a dozen.
const MAX_MESSAGES = 1000;
const MAX_BLOCK = 2 ** 20;
const SHARED = 2;

/**
 * The messages of an object, of both versions of headers (HDF5 File Format Specification 3.0, section IV.A.1).
 * @throws NG_READ_FAILED, NG_WEIGHTS_FORMAT
 */
export async function messagesOf(source: Hdf5Source, address: number): Promise<readonly Message[]> {
  const start = await source.part(address, 16);
  const isFirst = start.integer(1) === 1;
  const messages: Message[] = [];
  const blocks: Hdf5Part[] = [];
  let hasOrder = false;
  if (isFirst) {
    start.skip(7);
    blocks.push(await source.part(address + 16, start.integer(4)));
  } else {
    start.at = 0;
    start.expect("OHDR");
    start.skip(1);
    const flags = start.integer(1);
    hasOrder = (flags & 4) !== 0;
    const before = 6 + ((flags & 0x20) === 0 ? 0 : 16) + ((flags & 0x10) === 0 ? 0 : 4);
    const width = 1 << (flags & 3);
    const length = (await source.part(address + before, width)).integer(width);
    blocks.push(await source.part(address + before + width, length));
  }
  for (let block = blocks.shift(); block !== undefined; block = blocks.shift()) {
    while (block.left >= (isFirst ? 8 : hasOrder ? 6 : 4)) {
      const type = block.integer(isFirst ? 2 : 1);
      const size = block.integer(2);
      const flags = block.integer(1);
      block.skip(isFirst ? 3 : hasOrder ? 2 : 0);
      const contents = block.part(size);
      if (messages.length + blocks.length > MAX_MESSAGES) throw source.malformed("an object of too many messages");
      if (type === messageTypes.continuation) {
        const [at = 0, length] = [contents.address(), contents.integer(8)];
        const next = await source.part(at, Math.min(length, MAX_BLOCK));
        // The second version has four letters before its messages, and a checksum behind them.
        if (!isFirst) next.expect("OCHK");
        messages.push({ type, contents });
        blocks.push(isFirst ? next : next.part(Math.max(0, next.left - 4)));
      } else if ((flags & SHARED) === 0) messages.push({ type, contents });
      else throw source.malformed("a message that is shared by several objects");
    }
  }
  return messages;
}
