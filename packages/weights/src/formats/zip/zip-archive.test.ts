import { writeFile } from "node:fs/promises";
import { NetgraftError } from "@netgraft/core/graph";
import { folderWith, rejection } from "@netgraft/test-support";
import { expect } from "chai";
import { openWeights } from "../../sources/open-weights.js";
import { encodeNpy } from "../npy/encode.js";
import { zipped } from "./zipped.test.support.js";

describe("zip archives of arrays", () => {
  const path = folderWith();
  const array = encodeNpy({ shape: [600], data: Float32Array.from({ length: 600 }, (_, at) => at) });

  /** Reads the one array of an archive. */
  async function read(archive: Uint8Array): Promise<unknown> {
    await writeFile(path("x.npz"), archive);
    const file = await openWeights(path("x.npz"));
    try {
      return (await file.read("a")).data[599];
    } finally {
      await file.close();
    }
  }

  // Python's zipfile says "Bad CRC-32 for file 'a.npy'" of each of these.
  for (const pack of [false, true])
    it(`are refused where a bit of an array is another one, ${pack ? "packed" : "stored"}`, async () => {
      const archive = zipped({ "a.npy": array }, pack);
      expect(await read(archive)).to.equal(599);
      const last = archive.indexOf("PK\u0001\u0002", 0, "latin1") - 1;
      for (const at of [last, last - 700, last - 1500].filter((place) => place > 60)) {
        const flipped = Buffer.from(archive);
        flipped.writeUInt8((flipped[at] ?? 0) ^ 4, at);
        const error = await rejection(read(flipped));
        expect(error, `byte ${at}`).to.be.instanceOf(NetgraftError).with.property("code", "NG_WEIGHTS_FORMAT");
        if (!pack) expect(String(error)).to.include('a member "a.npy" whose bytes have another checksum than it says');
      }
    });

  // "Bad CRC-32 for file 'a.npy'" again: NumPy reads these to their end, and compares the checksum there.
  for (const pack of [false, true])
    it(`are refused where the directory gives another checksum, ${pack ? "packed" : "stored"}`, async () => {
      const shorterThanHeader = encodeNpy({ shape: [3], data: Float32Array.of(1, 2, 3) });
      for (const bytes of [shorterThanHeader, array]) {
        const archive = zipped({ "a.npy": bytes }, pack);
        const place = archive.indexOf("PK\u0001\u0002", 0, "latin1") + 16;
        archive.writeUInt8((archive[place] ?? 0) ^ 4, place);
        expect(String(await rejection(read(archive)))).to.include("another checksum than it says");
      }
    });

  it("are refused where a member has another name at its place than in the directory", async () => {
    const archive = zipped({ "a.npy": array });
    archive.write("b", 30, "latin1");
    expect(String(await rejection(read(archive)))).to.include('a member "a.npy" that has another name at its place');
  });
});
