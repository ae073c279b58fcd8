/** The bytes of a safetensors file with this header, written by hand, and so many zero bytes of data. */
export function fileBytes(header: unknown, dataLength: number): Uint8Array {
  return withHeaderText(typeof header === "string" ? header : JSON.stringify(header), dataLength);
}

function withHeaderText(header: string, dataLength: number): Uint8Array {
  const text = new TextEncoder().encode(header);
  const bytes = new Uint8Array(8 + text.byteLength + dataLength);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(text.byteLength), true);
  bytes.set(text, 8);
  return bytes;
}

/** An entry of a header: float32 of this shape at these offsets. */
export function float32Entry(shape: readonly number[], begin: number, end: number): object {
  return { dtype: "F32", shape, data_offsets: [begin, end] };
}
