import fc from "fast-check";
import type { Tensor } from "@netgraft/core/graph";
import { encodeSafetensors, parseSafetensors, type Safetensors } from "@netgraft/weights";
import { openSafetensors, readSafetensors } from "@netgraft/weights/node";
import { mutateBytes } from "../mutate/bytes.js";
import type { Mutator } from "../mutate/mutator.js";
import { mutateText } from "../mutate/text.js";
import { type Desk, type Target, Wrong } from "./target.js";
import { assertSame, digestOf, isSame } from "./tensors.js";

/** The names of dtypes, with the bytes of an element where they have whole ones. */
const sizes: Readonly<Record<string, number>> = {
  BOOL: 1,
  U8: 1,
  I8: 1,
  U16: 2,
  I16: 2,
  F16: 2,
  BF16: 2,
  U32: 4,
  I32: 4,
  F32: 4,
  U64: 8,
  I64: 8,
  F64: 8,
  F8_E4M3: 1,
  F8_E5M2: 1,
  F4: 1,
  C64: 8,
  f32: 4,
  "": 1,
};
const names: Readonly<Record<Tensor["dtype"], string>> = {
  bool: "BOOL",
  uint8: "U8",
  int8: "I8",
  uint16: "U16",
  int16: "I16",
  uint32: "U32",
  int32: "I32",
  uint64: "U64",
  int64: "I64",
  float16: "F16",
  bfloat16: "BF16",
  float32: "F32",
  float64: "F64",
};

/** A header as it stands in the file, and the bytes behind it. */
function fileOf(header: string, dataLength: number): Uint8Array {
  const text = Buffer.from(header);
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(text.length));
  return Buffer.concat([length, text, Buffer.alloc(dataLength, 0x3f)]);
}

const entry = fc.record({
  name: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom("a", "b", "conv.weight", "1") },
    fc.constantFrom("__proto__", "__metadata__", "constructor", "", "é", "\u0000", "x".repeat(300)),
  ),
  dtype: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom("F32", "F16", "BF16", "I64", "U8", "BOOL", "F64") },
    fc.constantFrom(...Object.keys(sizes)),
  ),
  shape: fc.array(
    fc.oneof(
      { weight: 20, arbitrary: fc.nat({ max: 4 }) },
      fc.constantFrom<unknown>(-1, 1.5, 2 ** 31, 2 ** 53, 2 ** 53 + 2, 1e308, "2", null, true, [], -0),
    ),
    { maxLength: 4 },
  ),
  shift: fc.oneof({ weight: 20, arbitrary: fc.constant(0) }, fc.constantFrom(-1, 1, 0.5, 2 ** 53, 2 ** 63)),
});

const header = fc
  .record({
    entries: fc.array(entry, { maxLength: 5 }),
    metadata: fc.oneof(
      { weight: 4, arbitrary: fc.constant(undefined) },
      fc.dictionary(fc.string({ unit: "binary" }), fc.string({ unit: "binary" })).map((texts) => JSON.stringify(texts)),
      fc.constantFrom(
        "null",
        "[]",
        '"x"',
        '{"a":1}',
        '{"a":null}',
        '{"__proto__":"x"}',
        '{"a":"1","a":"2"}',
        '{"a":{}}',
      ),
    ),
    end: fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom("", " ", "    ") },
      fc.constantFrom("\n", "\t", "\u0000", "x", "{}"),
    ),
    start: fc.oneof({ weight: 12, arbitrary: fc.constant("") }, fc.constantFrom(" ", "\uFEFF", "\n")),
    deep: fc.oneof({ weight: 60, arbitrary: fc.constant(0) }, fc.constantFrom(1, 50, 1000, 20_000)),
  })
  .map(({ entries, metadata, end, start, deep }) => {
    let offset = 0;
    const parts = entries.map(({ name, dtype, shape, shift }) => {
      const elements = shape.reduce<number>((product, size) => product * (typeof size === "number" ? size : 1), 1);
      const length = elements >= 0 && elements < 1e5 ? Math.floor(elements * (sizes[dtype] ?? 1)) : 8;
      const offsets = [offset + shift, offset + shift + length];
      offset += length;
      return `${JSON.stringify(name)}:${JSON.stringify({ dtype, shape, data_offsets: offsets })}`;
    });
    if (metadata !== undefined) parts.push(`"__metadata__":${metadata}`);
    if (deep > 0) parts.push(`"deep":${"[".repeat(deep)}${"]".repeat(deep)}`);
    return fileOf(`${start}{${parts.join(",")}}${end}`, offset);
  });

/** Changes the text of the header, whose length fits again. */
const mutateHeader: Mutator = (random, input, other) => {
  const end = input.length < 8 ? 0 : 8 + Buffer.from(input).readUInt32LE();
  if (end <= 8 || end > input.length) return mutateBytes(random, input, other);
  const text = mutateText(["F32", "dtype", "shape", "data_offsets", "__metadata__", '":{"'])(
    random,
    input.subarray(8, end),
    other,
  );
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(text.length));
  return Buffer.concat([length, text, input.subarray(end)]);
};

const seed = encodeSafetensors(
  new Map<string, Tensor>([
    ["conv.weight", { dtype: "float32", shape: [2, 3], data: Float32Array.of(1, -2, 3, 0.5, Infinity, NaN) }],
    ["count", { dtype: "int64", shape: [], data: BigInt64Array.of(-3n) }],
    ["empty", { dtype: "float16", shape: [0, 4], data: new Uint16Array(0) }],
    ["mask", { dtype: "bool", shape: [3], data: Uint8Array.of(0, 1, 1) }],
  ]),
  {
    metadata: new Map([
      ["format", "pt"],
      ["é", "日本"],
    ]),
  },
);

const made: Pick<Target, "seeds" | "grammar" | "mutators" | "oracle"> = {
  seeds: [
    seed,
    fileOf("{}", 0),
    fileOf(
      '{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"b":{"dtype":"F32","shape":[1],"data_offsets":[1,5]}}',
      5,
    ),
  ],
  grammar: header,
  mutators: [mutateBytes, mutateHeader],
  oracle: ["safetensors", "numpy"],
};

/** The bytes of a file, as they lie anywhere in a Node buffer. */
export function safetensors(): Target {
  return {
    summary: "parseSafetensors, of bytes at any offset",
    ...made,
    async read(input, desk) {
      const shifted = Buffer.concat([Buffer.alloc(1 + (input.length % 7)), input]).subarray(1 + (input.length % 7));
      const read = parseSafetensors(shifted);
      parseSafetensors(input, { asFloat32: true });
      await assertAsRust(read, input, desk);
      const again = parseSafetensors(encodeSafetensors(read.tensors, { metadata: read.metadata }));
      if (!isSame(plain(again), plain(read))) throw new Wrong("reads other tensors after it was written");
    },
  };
}

export function safetensorsFile(): Target {
  return {
    summary: "readSafetensors and openSafetensors, of a file",
    ...made,
    async read(input, desk) {
      const path = desk.put("x.safetensors", input);
      const { tensors } = await readSafetensors(path, { asFloat32: true });
      const file = await openSafetensors(path);
      try {
        for (const name of file.tensors.keys()) {
          const { shape, data } = await file.read(name, { asFloat32: true });
          const whole = tensors.get(name);
          const same = whole !== undefined && Buffer.compare(bytesOf(whole.data), bytesOf(data)) === 0;
          if (!same || `${whole.shape}` !== `${shape}`) throw new Wrong(`is another tensor by itself: "${name}"`);
        }
      } finally {
        await file.close();
      }
    },
  };
}

async function assertAsRust(read: Safetensors, bytes: Uint8Array, { oracle }: Desk): Promise<void> {
  if (oracle === undefined) return;
  const [ours, answer] = [plain(read), await oracle.ask({ of: "safetensors", bytes })];
  if (answer !== undefined && "result" in answer) withoutEights(ours, answer.result);
  assertSame(ours, answer);
}

/** Leaves out what is stored as floats of 8 bits, which are read as float16: what is of another dtype has no bytes to compare. */
function withoutEights(...all: unknown[]): void {
  // As `plain` and oracles.py have them.
  const [ours, theirs] = all as { readonly tensors: Record<string, readonly unknown[]> }[];
  for (const [name, [dtype]] of Object.entries(theirs?.tensors ?? {}))
    if (String(dtype).startsWith("F8_") && ours?.tensors[name]?.[0] === "F16")
      for (const each of [ours, theirs]) delete each?.tensors[name];
}

function plain({ tensors, metadata }: Safetensors): Record<string, unknown> {
  return {
    tensors: Object.fromEntries([...tensors].map(([name, tensor]) => [name, digestOf(tensor, names[tensor.dtype])])),
    metadata: Object.fromEntries(metadata),
  };
}

function bytesOf({ buffer, byteOffset, byteLength }: Tensor["data"]): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
