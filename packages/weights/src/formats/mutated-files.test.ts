import { writeFile } from "node:fs/promises";
import { NetgraftError } from "@netgraft/core";
import { folderWith } from "@netgraft/test-support";
import { expect } from "chai";
import fc from "fast-check";
import { openWeights } from "../sources/open-weights.js";
import { goldenFiles } from "./golden-files.test.support.js";

const files = ["pytorch", "npz", "keras", "tfjs"].flatMap((library) => goldenFiles(library).map(({ bytes }) => bytes));

/** A file with some of its bytes changed, a part left out or doubled, or its end cut off. */
const mutated = fc
  .record({
    file: fc.constantFrom(...files),
    changes: fc.array(fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), byte: fc.nat(255) }), {
      maxLength: 6,
    }),
    cut: fc.option(
      fc.record({ from: fc.double({ min: 0, max: 1, noNaN: true }), length: fc.nat(80), twice: fc.boolean() }),
    ),
    end: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { freq: 4 }),
  })
  .map(({ file, changes, cut, end }) => {
    const bytes = Buffer.from(file);
    for (const { at, byte } of changes) bytes[Math.floor(at * (bytes.length - 1))] = byte;
    const from = Math.floor((cut?.from ?? 1) * bytes.length);
    const rest = cut?.twice === true ? from - Math.min(from, cut.length) : from + (cut?.length ?? 0);
    const joined = Buffer.concat([bytes.subarray(0, from), bytes.subarray(rest)]);
    return joined.subarray(0, Math.ceil((end ?? 1) * joined.length));
  });

describe("files of weights that are damaged", () => {
  const path = folderWith();

  it("are read or refused with a coded error, and give no more than a few times their size @long", async function () {
    this.timeout(120_000);
    const property = fc.asyncProperty(mutated, async (bytes) => {
      await writeFile(path("x"), bytes);
      try {
        const file = await openWeights(path("x"));
        try {
          const total = [...file.tensors.values()].reduce((sum, { byteLength }) => sum + byteLength, 0);
          expect(total).to.be.at.most(Math.max(2 ** 20, 100 * bytes.length));
          for (const name of file.tensors.keys()) await file.read(name);
        } finally {
          await file.close();
        }
      } catch (error) {
        expect(error, String(error)).to.be.instanceOf(NetgraftError);
      }
    });
    await fc.assert(property, { numRuns: 300 });
  });
});
