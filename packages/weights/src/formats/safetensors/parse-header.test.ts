import { NetgraftError } from "@netgraft/core";
import { expect } from "chai";
import { WeightsFormatError } from "../../errors.js";
import { fileBytes, float32Entry } from "./file-bytes.test.support.js";
import { parseSafetensors } from "./parse.js";

function problemsOf(bytes: Uint8Array): string[] {
  try {
    parseSafetensors(bytes, { file: "w.safetensors" });
  } catch (error) {
    expect(error).to.be.instanceOf(WeightsFormatError);
    return error instanceof NetgraftError ? error.message.split("\n") : [];
  }
  throw new Error("the file was accepted");
}

const conv = "layer1.0.conv1.weight";

/** Case, file, and what the one problem must say. */
const cases: readonly (readonly [string, Uint8Array, RegExp])[] = [
  ["an empty file", new Uint8Array(0), /too short.*expected at least 8 bytes; found 0 bytes/],
  ["7 bytes", new Uint8Array(7), /too short.*found 7 bytes/],
  [
    "a header length of 2^64 - 1",
    new Uint8Array(16).fill(255),
    /no plausible header length.*found 18446744073709551615 bytes/,
  ],
  ["a header length of 0", new Uint8Array(16), /does not fit the file.*found a header length of 0 bytes/],
  [
    "a header longer than the file",
    fileBytes("{}".padEnd(40), 0).subarray(0, 30),
    /expected a header of 2 to 22 bytes; found a header length of 40/,
  ],
  ["a header that is not UTF-8", fileBytes("{}", 0).map((byte, i) => (i === 9 ? 0xff : byte)), /not UTF-8/],
  ["a header that is a list", fileBytes([], 0), /begin with \{; found byte 0x5b/],
  ["a header with space in front", fileBytes(" {}", 0), /begin with \{; found byte 0x20/],
  ["a header that is cut", fileBytes('{"a":{"dtype"', 0), /not JSON/],
  [
    "a header that is nested 20,000 levels deep",
    fileBytes(`{"a":${"[".repeat(20_000)}${"]".repeat(20_000)}}`, 0),
    /the header is not JSON.*nested too deeply; expected at most 100 levels/,
  ],
  ["text after the header's object", fileBytes("{} {}", 0), /not JSON/],
  [
    "metadata that is a list",
    fileBytes({ __metadata__: ["a"] }, 0),
    /__metadata__ is no map of strings.*found \["a"\]/,
  ],
  ["metadata of numbers", fileBytes({ __metadata__: { epoch: 3 } }, 0), /__metadata__ is no map of strings/],
  [
    "an entry that is null",
    fileBytes(`{"${conv}":null}`, 0),
    /tensor "layer1.0.conv1.weight": its entry is no object.*found null/,
  ],
  ["no dtype", fileBytes({ [conv]: { shape: [1], data_offsets: [0, 4] } }, 4), /dtype is unknown.*found nothing/],
  [
    "an unknown dtype",
    fileBytes({ [conv]: { dtype: "F31", shape: [1], data_offsets: [0, 4] } }, 4),
    /expected one of BOOL.*found "F31". Did you mean "F32"/,
  ],
  [
    "a dtype that every object has",
    fileBytes({ [conv]: { dtype: "toString", shape: [1], data_offsets: [0, 4] } }, 4),
    /dtype is unknown/,
  ],
  [
    "a negative size",
    fileBytes({ [conv]: float32Entry([-1, -1], 0, 4) }, 4),
    /shape is no list of sizes.*found \[-1,-1\]/,
  ],
  ["a size of 1.5", fileBytes({ [conv]: float32Entry([1.5], 0, 6) }, 6), /shape is no list of sizes/],
  [
    "a size in text",
    fileBytes({ [conv]: { dtype: "F32", shape: ["1"], data_offsets: [0, 4] } }, 4),
    /shape is no list of sizes/,
  ],
  [
    "a shape that is a number",
    fileBytes({ [conv]: { dtype: "F32", shape: 1, data_offsets: [0, 4] } }, 4),
    /shape is no list of sizes.*found 1/,
  ],
  ["offsets in reverse", fileBytes({ [conv]: float32Entry([0], 4, 0) }, 4), /data_offsets are no range.*found \[4,0\]/],
  [
    "three offsets",
    fileBytes({ [conv]: { dtype: "F32", shape: [1], data_offsets: [0, 4, 8] } }, 8),
    /data_offsets are no range/,
  ],
  [
    "a shape larger than its data",
    fileBytes({ [conv]: float32Entry([64, 3, 7, 7], 0, 37628) }, 37628),
    /expected 37632 bytes for float32 \[64, 3, 7, 7\]; found data_offsets of 37628 bytes/,
  ],
  [
    "a shape that overflows",
    fileBytes({ [conv]: float32Entry(Array(30).fill(2 ** 52), 0, 4) }, 4),
    /do not give the length/,
  ],
  [
    "data beyond the end",
    fileBytes({ [conv]: float32Entry([4], 0, 16) }, 12),
    /truncated.*tensor "layer1.0.conv1.weight".*expected a file of \d+ bytes; found \d+ bytes/,
  ],
  ["bytes after the data", fileBytes({ [conv]: float32Entry([4], 0, 16) }, 17), /bytes after the data of tensor/],
  ["bytes after no data", fileBytes({}, 1), /bytes after the data of the header/],
  [
    "a hole before the first tensor",
    fileBytes({ [conv]: float32Entry([1], 4, 8) }, 8),
    /leave a hole after the header.*begin at 0; found 4/,
  ],
  [
    "a hole",
    fileBytes({ a: float32Entry([1], 0, 4), b: float32Entry([1], 8, 12) }, 12),
    /tensor "b": its data leave a hole after tensor "a".*begin at 4; found 8/,
  ],
  [
    "an overlap",
    fileBytes({ a: float32Entry([2], 0, 8), b: float32Entry([1], 4, 8) }, 8),
    /tensor "b": its data overlap those of tensor "a"/,
  ],
  [
    "one tensor inside another",
    fileBytes({ a: float32Entry([1], 4, 8), b: float32Entry([4], 0, 16) }, 16),
    /tensor "a": its data overlap those of tensor "b"/,
  ],
  [
    "a tensor's name twice",
    fileBytes(
      '{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}, "\\u0061" :{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}',
      4,
    ),
    /key "a" twice/,
  ],
  [
    "a key twice inside a tensor",
    fileBytes('{"a":{"dtype":"F32","dtype":"F32","shape":[1],"data_offsets":[0,4]}}', 4),
    /key "dtype" twice/,
  ],
  // safetensors 0.8 (Rust) refuses these, too: "invalid type: floating point, expected usize".
  ...["-0", "-0.0", "1.0", "1e0", "10E-1"].map((size): [string, Uint8Array, RegExp] => [
    `a size that is written ${size}`,
    fileBytes(
      `{"a":{"dtype":"F32","shape":[1,${size}],"data_offsets":[0,${size.startsWith("-") ? 0 : 4}]}}`,
      size.startsWith("-") ? 0 : 4,
    ),
    new RegExp(`the header has the number ${size}; expected integers of digits alone`),
  ]),
  ["a key twice in the metadata", fileBytes('{"__metadata__":{"a":"1","b":"2","a":"3"}}', 0), /key "a" twice/],
];

/** A list in a list, 20,000 times: JSON that `JSON.parse` takes, and what recurses does not. */
const deep = "[".repeat(20_000) + "]".repeat(20_000);

describe("a safetensors header", () => {
  describe("beyond the limits, where they are raised,", () => {
    before(() => void (process.env["NETGRAFT_LIMITS"] = "depth=30000,tensors=200000"));
    after(() => void delete process.env["NETGRAFT_LIMITS"]);

    for (const [place, header] of [
      ["an entry", `{"a":${deep}}`],
      ["a dtype", `{"a":{"dtype":${deep}}}`],
      ["a shape", `{"a":{"dtype":"F32","shape":${deep}}}`],
      ["offsets", `{"a":{"dtype":"F32","shape":[1],"data_offsets":${deep}}}`],
      ["metadata", `{"__metadata__":${deep}}`],
      ["an object in an object", `{"a":${'{"a":'.repeat(20_000)}1${"}".repeat(20_001)}`],
    ] as const)
      it(`is refused with ${place} that is nested 20,000 deep, of which the outside is shown`, () => {
        const [problem = "", ...others] = problemsOf(fileBytes(header, 0));
        expect(others).to.deep.equal([]);
        expect(problem).to.match(/found (\[\[\[\["…"\]\]\]\]|\{"a":\{"a":\{"a":\{"a":"…"\}\}\}\}|nothing)$/);
      });

    it("is refused where 150,000 tensors lie wrongly @long", () => {
      const entries = Array.from({ length: 150_000 }, (_, k) => [`t${k}`, float32Entry([1], 8 * k + 4, 8 * k + 8)]);
      const problems = problemsOf(fileBytes(Object.fromEntries(entries), 8));
      expect(problems.at(-1)).to.include("and 149951 more problems");
    });
  });

  for (const [what, bytes, message] of cases) {
    it(`is refused with ${what}`, () => {
      const problems = problemsOf(bytes);
      expect(problems).to.have.length(1);
      expect(problems[0])
        .to.match(/^w\.safetensors: /)
        .and.to.match(message);
    });
  }

  it("has all its wrong tensors listed at once", () => {
    const header = {
      a: float32Entry([2], 0, 4),
      b: { dtype: "F99", shape: [1], data_offsets: [4, 8] },
      c: float32Entry([1], 8, 12),
    };
    const problems = problemsOf(fileBytes(header, 12));
    expect(problems).to.have.length(2);
    expect(problems[0]).to.match(/tensor "a"/);
    expect(problems[1]).to.match(/tensor "b"/);
  });

  it("says how many problems it does not list", () => {
    const header = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`t${i}`, float32Entry([2], 0, 4)]));
    const problems = problemsOf(fileBytes(header, 4));
    expect(problems).to.have.length(51);
    expect(problems[50]).to.equal("w.safetensors: and 10 more problems of this kind");
  });

  it("is refused with more tensors than the limit, and listed with all that are wrong up to it @long", () => {
    const header = (count: number): object =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`t${index}`, float32Entry([0], 0, 0)]));
    expect(parseSafetensors(fileBytes(header(100_000), 0)).tensors.size).to.equal(100_000);
    expect(problemsOf(fileBytes(header(100_001), 0))).to.deep.equal([
      "w.safetensors: the file has more tensors than are read; expected at most 100000 tensors (NETGRAFT_LIMITS=tensors=… allows more); found 100001",
    ]);
  });

  it("may repeat a key in different tensors, have unknown keys, and be padded with spaces", () => {
    const header =
      '{"a":{"dtype":"F32","shape":[],"data_offsets":[0,4]},"dtype":{"dtype":"F32","shape":[1],"data_offsets":[4,8],"note":"x"}}   ';
    expect([...parseSafetensors(fileBytes(header, 8)).tensors.keys()]).to.deep.equal(["a", "dtype"]);
  });
});
