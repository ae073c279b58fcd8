import fc from "fast-check";
import { encodeNpy, parseNpy } from "@netgraft/weights";
import { readNpy } from "@netgraft/weights/node";
import { mutateBytes } from "../mutate/bytes.js";
import type { Mutator } from "../mutate/mutator.js";
import { mutateText } from "../mutate/text.js";
import { type Target, Wrong } from "./target.js";
import { assertSame, digestOf } from "./tensors.js";

/** A file with this header, whose length is as the version has it. */
function fileOf(major: number, minor: number, text: string, data: Uint8Array): Uint8Array {
  const head = Buffer.alloc(major === 1 ? 10 : 12);
  head.write("\u0093NUMPY", "latin1");
  head.writeUInt8(major, 6);
  head.writeUInt8(minor, 7);
  const bytes = Buffer.from(text, "latin1");
  if (major === 1) head.writeUInt16LE(bytes.length & 0xff_ff, 8);
  else head.writeUInt32LE(bytes.length, 8);
  return Buffer.concat([head, bytes, data]);
}

const mostly = <T>(usual: fc.Arbitrary<T>, ...rare: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof({ weight: 8, arbitrary: usual }, fc.constantFrom(...rare));

const sizes = fc.array(
  mostly(
    fc.nat({ max: 4 }).map(String),
    "-1",
    "1.5",
    "2147483648",
    "9007199254740993",
    "1e3",
    "0x2",
    "02",
    "1_0",
    "2L",
    "True",
    "None",
    "''",
  ),
  { maxLength: 4 },
);
const shape = mostly(
  sizes.map((list) => `(${list.join(", ")}${list.length === 1 ? "," : ""})`),
  "[2]",
  "(2 3)",
  "()",
  "(,)",
  "(1)",
  "1",
  "(3,,4)",
  "(((3)))",
  "2*3",
  "__import__('os').system('id')",
  `(${"1,".repeat(100)})`,
);
const descr = mostly(
  fc.constant("'<f4'"),
  "'>f4'",
  "'=f4'",
  "'|f4'",
  "'f4'",
  "'<f8'",
  "'<f2'",
  "'<i8'",
  "'|b1'",
  "'|O'",
  "'<U3'",
  "'<M8[ns]'",
  "'<c8'",
  "'float32'",
  "[('a','<f4')]",
  "'<f4\\x00'",
  '"<f4"',
  "'<f' '4'",
  "u'<f4'",
  "b'<f4'",
  "'''<f4'''",
);
const header = fc
  .record({
    shape,
    descr,
    order: mostly(fc.constant("False"), "True", "0", "1", "None", "false", "'False'"),
    extra: mostly(fc.constant(""), ", 'extra': 1", ", 'shape': (1,)", ", '__proto__': 1", ",,", " # note"),
    major: mostly(fc.constantFrom(1, 2, 3), 0, 4, 255),
    minor: mostly(fc.constant(0), 1, 255),
    end: mostly(fc.constantFrom(" \n", "          \n"), "", "\n\n", "\t\n", "\u0000", "x\n"),
    data: fc.array(fc.float(), { maxLength: 12 }),
    spare: mostly(fc.constant(0), 1, 4, 100),
  })
  .map(({ shape: axes, descr: type, order, extra, major, minor, end, data, spare }) => {
    const elements = [...axes.matchAll(/\d+/g)].reduce((product, [size]) => product * Number(size), 1);
    const values =
      elements < 1000
        ? Float32Array.from({ length: elements }, (_, at) => data[at % data.length] ?? 0)
        : new Float32Array(2);
    const text = `{'descr': ${type}, 'fortran_order': ${order}, 'shape': ${axes}${extra}, }${end}`;
    return fileOf(major, minor, text, Buffer.concat([Buffer.from(values.buffer), Buffer.alloc(spare)]));
  });

/** Changes the text of the header, whose length fits again. */
const mutateHeader: Mutator = (random, input, other) => {
  const [major = 1, minor = 0] = input.subarray(6, 8);
  const start = major === 1 ? 10 : 12;
  const end = input.indexOf(10) + 1;
  if (end < start) return mutateBytes(random, input, other);
  const text = mutateText(["'descr'", "'fortran_order'", "'shape'", "'<f4'", "(2, 3)", "False"])(
    random,
    input.subarray(start, end),
    other,
  );
  return fileOf(major, minor, Buffer.from(text).toString("latin1"), input.subarray(end));
};

export function npy(): Target {
  return {
    summary: "parseNpy and readNpy",
    seeds: [
      encodeNpy({ shape: [2, 3], data: Float32Array.of(1, -2, 3, 0.5, Infinity, NaN) }),
      encodeNpy({ shape: [], data: Float32Array.of(7) }),
      encodeNpy({ shape: [0, 4], data: new Float32Array(0) }),
    ],
    grammar: header,
    mutators: [mutateBytes, mutateHeader],
    oracle: ["numpy"],
    async read(input, { put, oracle }) {
      const shifted = Buffer.concat([Buffer.alloc(1 + (input.length % 7)), input]).subarray(1 + (input.length % 7));
      const read = parseNpy(shifted);
      const digest = digestOf(read, "float32");
      const file = await readNpy(put("x.npy", input));
      if (JSON.stringify(digestOf(file, "float32")) !== JSON.stringify(digest))
        throw new Wrong("a file gives another array");
      if (oracle !== undefined) assertSame(digest, await oracle.ask({ of: "npy", bytes: input }));
    },
  };
}
