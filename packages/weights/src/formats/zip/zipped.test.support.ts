import { crc32, deflateRawSync } from "node:zlib";

/** A zip archive with these members, as APPNOTE.TXT describes it (sections 4.3.7, 4.3.12, 4.3.16). @param pack whether they are deflated */
export function zipped(members: Readonly<Record<string, Uint8Array | string>>, pack = false): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(members)) {
    const bytes = Buffer.from(content);
    const data = pack ? deflateRawSync(bytes) : bytes;
    const facts = Buffer.alloc(22);
    facts.writeUInt16LE(pack ? 8 : 0, 4);
    facts.writeUInt32LE(crc32(bytes), 10);
    facts.writeUInt32LE(data.length, 14);
    facts.writeUInt32LE(bytes.length, 18);
    const title = Buffer.from(name);
    const [nameLength, place] = [Buffer.alloc(4), Buffer.alloc(14)];
    nameLength.writeUInt16LE(title.length, 0);
    place.writeUInt32LE(offset, 10);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), facts, nameLength, title, data]);
    parts.push(local);
    directory.push(Buffer.concat([Buffer.from("PK\u0001\u0002\u0014\u0000"), facts, nameLength, place, title]));
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", "latin1");
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, listed, end]);
}
