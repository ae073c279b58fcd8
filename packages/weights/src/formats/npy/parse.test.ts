import { elementCount, NetgraftError } from "@netgraft/core/graph";
import { expect } from "chai";
import fc from "fast-check";
import { ArrayFormatError } from "../../errors.js";
import { encodeNpy } from "./encode.js";
import { parseNpy } from "./parse.js";

// numpy.lib.format.write_array(arange(6).reshape(2, 3) / 4) of NumPy 2.4 in versions 1.0, 2.0 and 3.0: the header is
// followed by spaces and the data.
const NUMPY_DICT = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }";
const NUMPY_DATA = [0, 0, 0, 0, 0, 0, 128, 62, 0, 0, 0, 63, 0, 0, 64, 63, 0, 0, 128, 63, 0, 0, 160, 63];

/** An .npy file as NumPy lays it out: magic, version, header padded to 64 bytes in all, data. */
function npyFile(dict: string, data: readonly number[], major = 1): Uint8Array {
  const start = major === 1 ? 10 : 12;
  const end = Math.ceil((start + dict.length + 1) / 64) * 64;
  const length = end - start;
  const prefix = [0x93, ...Buffer.from("NUMPY"), major, 0, length & 255, length >> 8, ...(major === 1 ? [] : [0, 0])];
  return Uint8Array.from([...prefix, ...Buffer.from(`${dict.padEnd(length - 1)}\n`), ...data]);
}

function dictOf(descr: string, order = "False", shape = "(2, 3)"): string {
  return `{'descr': ${descr}, 'fortran_order': ${order}, 'shape': ${shape}, }`;
}

const refused: readonly (readonly [string, Uint8Array, RegExp])[] = [
  ["nothing", new Uint8Array(0), /not an \.npy file/],
  ["a picture", Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46]), /not an \.npy file/],
  ["the magic alone", npyFile(NUMPY_DICT, []).subarray(0, 6), /truncated inside its header.*found 6 bytes/],
  [
    "half a header",
    npyFile(NUMPY_DICT, []).subarray(0, 90),
    /truncated inside its header; expected at least 128 bytes; found 90/,
  ],
  ["version 4", npyFile(NUMPY_DICT, NUMPY_DATA, 4), /unknown version.*expected 1\.0, 2\.0 or 3\.0; found 4\.0/],
  ["version 3.1", npyFile(NUMPY_DICT, NUMPY_DATA, 3).with(7, 1), /unknown version.*found 3\.1/],
  // What numpy.lib.format.read_array of NumPy 2.4 refuses, too.
  ["a size with a leading zero", npyFile(dictOf("'<f4'", "False", "(2, 03)"), NUMPY_DATA), /header is malformed/],
  ["a size in brackets", npyFile(dictOf("'<f4'", "False", "(6)"), NUMPY_DATA), /header is malformed/],
  [
    "a size of Python 2 in a version after it",
    npyFile(dictOf("'<f4'", "False", "(2L, 3L)"), NUMPY_DATA, 3),
    /malformed/,
  ],
  ["a space that is none to Python", npyFile(NUMPY_DICT.replace(", ", ",\v"), NUMPY_DATA), /header is malformed/],
  ["a space behind the end of the line", npyFile(`${NUMPY_DICT}\n `, NUMPY_DATA, 3), /header is malformed/],
  ["a comma alone", npyFile(dictOf("'<f4'", "False", "(,)"), NUMPY_DATA.slice(0, 4)), /header is malformed/],
  [
    "65 axes",
    npyFile(dictOf("'<f4'", "False", `(${"1, ".repeat(65)})`), NUMPY_DATA.slice(0, 4)),
    /header is malformed/,
  ],
  [
    "an absurd header length",
    npyFile(NUMPY_DICT, NUMPY_DATA, 2).map((b, i) => (i > 7 && i < 12 ? 255 : b)),
    /implausibly long/,
  ],
  ["no dict", npyFile("hello", []), /header is malformed.*found "hello/],
  ["no shape", npyFile("{'descr': '<f4', 'fortran_order': False, }", []), /header is malformed/],
  ["a negative size", npyFile(dictOf("'<f4'", "False", "(-1, 3)"), []), /header is malformed/],
  ["more than a dict", npyFile(`${NUMPY_DICT} + {}`, NUMPY_DATA), /header is malformed/],
  ["float64", npyFile(dictOf("'<f8'"), []), /another dtype; expected float32 \("<f4"\); found float64 \("<f8"\)/],
  ["float16", npyFile(dictOf("'<f2'"), []), /found float16/],
  ["int64", npyFile(dictOf("'<i8'"), []), /found int64/],
  ["uint8", npyFile(dictOf("'|u1'"), []), /found uint8/],
  ["bool", npyFile(dictOf("'|b1'"), []), /found bool/],
  ["complex64", npyFile(dictOf("'<c8'"), []), /found complex64/],
  ["text", npyFile(dictOf("'<U1'"), []), /found text \("<U1"\)/],
  ["Python objects", npyFile(dictOf("'|O'"), []), /found Python objects/],
  ["a structured type", npyFile(dictOf("[('x', '<f4'), ('y', '<i2', (2,))]"), []), /found a structured type/],
  ["big-endian float32", npyFile(dictOf("'>f4'"), NUMPY_DATA), /found big-endian float32/],
  ["Fortran order", npyFile(dictOf("'<f4'", "True"), NUMPY_DATA), /another order.*found Fortran order/],
  [
    "data that are cut",
    npyFile(NUMPY_DICT, NUMPY_DATA.slice(1)),
    /truncated; expected 152 bytes for float32 \[2, 3\]; found 151/,
  ],
  ["bytes after the data", npyFile(NUMPY_DICT, [...NUMPY_DATA, 0]), /bytes after the array/],
];

describe("parseNpy", () => {
  for (const major of [1, 2, 3]) {
    it(`reads version ${major} as NumPy writes it, as a view`, () => {
      const bytes = npyFile(NUMPY_DICT, NUMPY_DATA, major);
      const { shape, data } = parseNpy(bytes, { rank: 2 });
      expect(shape).to.deep.equal([2, 3]);
      expect([...data]).to.deep.equal([0, 0.25, 0.5, 0.75, 1, 1.25]);
      expect(data.buffer).to.equal(bytes.buffer);
    });
  }

  it("reads a scalar, a vector, an empty batch, and the sizes that Python 2 wrote", () => {
    expect(parseNpy(npyFile(dictOf("'<f4'", "False", "()"), [0, 0, 192, 63]))).to.deep.equal({
      dtype: "float32",
      shape: [],
      data: Float32Array.of(1.5),
    });
    expect(parseNpy(npyFile(dictOf("'<f4'", "False", "(1,)"), [0, 0, 192, 63])).shape).to.deep.equal([1]);
    expect(parseNpy(npyFile(dictOf("'<f4'", "False", "(0, 3)"), [])).shape).to.deep.equal([0, 3]);
    expect(parseNpy(npyFile(dictOf("'<f4'", "False", "(2L, 3L)"), NUMPY_DATA)).shape).to.deep.equal([2, 3]);
  });

  for (const [what, bytes, message] of refused) {
    it(`refuses ${what}`, () => {
      expect(() => parseNpy(bytes, { file: "x.npy" }))
        .to.throw(ArrayFormatError, message)
        .with.property("message")
        .that.matches(/^x\.npy: /);
    });
  }

  it("refuses another rank, and names every expectation that is not met", () => {
    expect(() => parseNpy(npyFile(NUMPY_DICT, NUMPY_DATA), { rank: 4 })).to.throw(
      ArrayFormatError,
      "expected 4 axes; found 2: [2, 3]",
    );
    const wrong = npyFile(dictOf("'<f8'", "True"), []);
    expect(() => parseNpy(wrong, { rank: 4 }))
      .to.throw(ArrayFormatError)
      .with.property("problems")
      .that.has.length(3);
  });

  it("throws nothing but coded errors, whatever the header", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc
        .tuple(fc.string(), fc.constantFrom("True", "False", "None", "''"), fc.array(fc.integer()))
        .map(([descr, order, sizes]) => dictOf(`'${descr}'`, order, `(${sizes.join(",")})`)),
    );
    fc.assert(
      fc.property(text, fc.constantFrom(0, 1, 2, 3), (dict, major) =>
        onlyCodedErrors(npyFile(dict, NUMPY_DATA, major)),
      ),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (tail) =>
        onlyCodedErrors(Uint8Array.from([0x93, ...Buffer.from("NUMPY"), ...tail])),
      ),
    );
  });
});

describe("an .npy file in a Buffer of Node", () => {
  for (const shift of [0, 1, 2, 3, 5])
    it(`is read ${shift} bytes from where it would be aligned`, () => {
      const file = npyFile(NUMPY_DICT, NUMPY_DATA);
      const bytes = Buffer.alloc(file.byteLength + shift).subarray(shift);
      bytes.set(file);
      expect([...parseNpy(bytes).data]).to.deep.equal([0, 0.25, 0.5, 0.75, 1, 1.25]);
    });
});

describe("encodeNpy", () => {
  it("writes what NumPy writes", () => {
    const data = Float32Array.of(0, 0.25, 0.5, 0.75, 1, 1.25);
    expect([...encodeNpy({ shape: [2, 3], data })]).to.deep.equal([...npyFile(NUMPY_DICT, NUMPY_DATA)]);
    expect([...encodeNpy({ shape: [6], data })]).to.deep.equal([
      ...npyFile(dictOf("'<f4'", "False", "(6,)"), NUMPY_DATA),
    ]);
    expect([...encodeNpy({ shape: [], data: data.subarray(1, 2) })]).to.deep.equal([
      ...npyFile(dictOf("'<f4'", "False", "()"), NUMPY_DATA.slice(4, 8)),
    ]);
  });

  it("writes what parseNpy reads", () => {
    const shapes = fc.array(fc.nat(4), { maxLength: 12 }).filter((shape) => elementCount(shape) < 5000);
    fc.assert(
      fc.property(shapes, (shape) => {
        const data = Float32Array.from({ length: elementCount(shape) }, (_, i) => Math.sin(i));
        expect(parseNpy(encodeNpy({ shape, data }))).to.deep.equal({ dtype: "float32", shape, data });
      }),
    );
  });

  it("refuses data that do not fill the shape", () => {
    expect(() => encodeNpy({ shape: [2, 3], data: new Float32Array(5) })).to.throw(NetgraftError, "found 5 elements");
  });
});

function onlyCodedErrors(bytes: Uint8Array): void {
  try {
    parseNpy(bytes);
  } catch (error) {
    if (!(error instanceof NetgraftError)) throw error;
  }
}
