import { crc32 as reference } from "node:zlib";
import { NetgraftError, type StateDict, type Tensor, tensorFrom } from "@netgraft/core/graph";
import { folderWith, rejection } from "@netgraft/test-support";
import { readFile, writeFile } from "node:fs/promises";
import { expect } from "chai";
import fc from "fast-check";
import { crc32 } from "./crc32.js";
import { parseSafetensors } from "./parse.js";
import { readSafetensors } from "./read-safetensors.js";
import { writeSafetensors } from "./write-safetensors.js";

describe("the checksum of bytes", () => {
  it("is zlib's CRC-32, of any length", () => {
    // The check value of the catalogue of CRCs.
    expect(crc32(new TextEncoder().encode("123456789"))).to.equal("cbf43926");
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
        expect(crc32(bytes)).to.equal(reference(bytes).toString(16).padStart(8, "0"));
      }),
    );
  });
});

describe("a safetensors file with checksums", () => {
  const path = folderWith();
  const tensors: StateDict = new Map<string, Tensor>([
    ["conv.weight", tensorFrom("float32", [2, 2], [1, -2, 0.5, 4])],
    ["bn.num_batches_tracked", tensorFrom("int64", [], [7])],
    ["__proto__", tensorFrom("bfloat16", [3], [1, 2, 3])],
  ]);
  const metadata = new Map([["epoch", "3"]]);
  before(() => writeSafetensors(path("w.safetensors"), tensors, { metadata, checksums: true }));

  it("gives back what was written, and its metadata without them", async () => {
    const read = await readSafetensors(path("w.safetensors"));
    expect([...read.metadata]).to.deep.equal([...metadata]);
    expect(new Map(read.tensors)).to.deep.equal(new Map(tensors));
    expect(parseSafetensors(await readFile(path("w.safetensors")))).to.deep.equal(read);
  });

  it("is refused with any bit of it flipped, or reads as it was written", async () => {
    const bytes = await readFile(path("w.safetensors"));
    const whole = parseSafetensors(bytes);
    const told = { refused: 0, same: 0 };
    for (let bit = 0; bit < 8 * bytes.length; bit += 1) {
      const flipped = Buffer.from(bytes);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      try {
        const { tensors: read } = parseSafetensors(flipped);
        // Its own key has changed, or a space behind the header.
        expect(read).to.deep.equal(whole.tensors);
        told.same += 1;
      } catch (error) {
        if (!(error instanceof NetgraftError)) throw error;
        told.refused += 1;
      }
    }
    expect(told.refused).to.be.greaterThan(20 * told.same);
  });

  it("names the tensor that has changed, in a file", async () => {
    const bytes = await readFile(path("w.safetensors"));
    bytes[bytes.length - 1] = 1 ^ (bytes.at(-1) ?? 0);
    await writeFile(path("flipped.safetensors"), bytes);
    const error = await rejection(readSafetensors(path("flipped.safetensors")));
    expect(error).to.have.property("code", "NG_WEIGHTS_FORMAT");
    expect(String(error)).to.include('tensor "__proto__": its data are not what was written');
  });
});
