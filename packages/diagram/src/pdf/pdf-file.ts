import { through } from "./woff.js";

/** A reference to an object of a file, such as `3 0 R`. */
export type Reference = `${number} 0 R`;

/** Objects of a PDF 1.4 file, numbered as they are added. */
export class PdfFile {
  readonly #objects: Uint8Array[] = [];

  /** A reference to an object that is added later; the file needs all that are reserved. */
  reserve(): Reference {
    this.#objects.push(new Uint8Array());
    return `${this.#objects.length} 0 R`;
  }

  add(content: string, at: Reference = this.reserve()): Reference {
    this.#objects[Number.parseInt(at) - 1] = ascii(content);
    return at;
  }

  /** Bytes that are compressed, with further entries of their dictionary. */
  async addStream(bytes: Uint8Array, entries = ""): Promise<Reference> {
    const packed = await through(bytes, new CompressionStream("deflate"));
    const reference = this.reserve();
    const head = ascii(`<</Length ${packed.byteLength}/Filter/FlateDecode${entries}>>\nstream\n`);
    this.#objects[Number.parseInt(reference) - 1] = joined([head, packed, ascii("\nendstream")]);
    return reference;
  }

  /** The bytes of the file, the same for the same objects: nothing says when it was made. */
  finish(root: Reference, info: Reference): Uint8Array {
    // Bytes above 127 in a comment say that a file is not text.
    const parts = [ascii("%PDF-1.4\n%"), new Uint8Array([0xe2, 0xe3, 0xcf, 0xd3, 0x0a])];
    let length = parts.reduce((sum, { byteLength }) => sum + byteLength, 0);
    const offsets: number[] = [];
    for (const [index, object] of this.#objects.entries()) {
      offsets.push(length);
      const written = joined([ascii(`${index + 1} 0 obj\n`), object, ascii("\nendobj\n")]);
      parts.push(written);
      length += written.byteLength;
    }
    const rows = ["0000000000 65535 f", ...offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n`)];
    const table = `xref\n0 ${rows.length}\n${rows.map((row) => `${row} \n`).join("")}`;
    const trailer = `trailer\n<</Size ${rows.length}/Root ${root}/Info ${info}>>\nstartxref\n${length}\n%%EOF\n`;
    return joined([...parts, ascii(table + trailer)]);
  }
}

/** A text as a string of PDF in any script: UTF-16 behind a mark of its order. */
export function textString(text: string): string {
  const units = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
  return `<${[0xfeff, ...units].map((unit) => unit.toString(16).padStart(4, "0")).join("")}>`;
}

function ascii(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.byteLength;
  }
  return whole;
}
