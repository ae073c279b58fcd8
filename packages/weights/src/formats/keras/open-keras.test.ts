import { writeFile } from "node:fs/promises";
import { folderWith, rejection } from "@netgraft/test-support";
import { expect } from "chai";
import { openWeights } from "../../sources/open-weights.js";
import { goldenFiles } from "../golden-files.test.support.js";

const model = goldenFiles("keras").find(({ id }) => id === "m.weights.h5");
const bytes = model?.bytes ?? Buffer.alloc(0);

/** The file with each occurrence of some bytes replaced by others. */
function replaced(from: string, to: string): Buffer {
  return Buffer.from(bytes.toString("latin1").replaceAll(from, to), "latin1");
}

describe("an HDF5 file", () => {
  const path = folderWith();
  const cases: readonly [what: string, bytes: Buffer, code: string, says: RegExp][] = [
    ["that is cut off", bytes.subarray(0, 1000), "NG_WEIGHTS_FORMAT", /address beyond the file/],
    [
      "of a later version",
      Buffer.concat([bytes.subarray(0, 8), Buffer.of(7), bytes.subarray(9)]),
      "NG_WEIGHTS_FORMAT",
      /version 7/,
    ],
    ["whose trees are none", replaced("TREE", "BUSH"), "NG_WEIGHTS_FORMAT", /no TREE/],
    [
      "of something else",
      replaced("vars\0", "data\0"),
      "NG_WEIGHTS_UNKNOWN",
      /no weights of Keras.*found data, layers/,
    ],
  ];
  for (const [what, data, code, says] of cases)
    it(`${what} is refused`, async () => {
      await writeFile(path("x.h5"), data);
      const error = await rejection(openWeights(path("x.h5")));
      expect(error).to.have.property("code", code);
      expect(error).to.have.property("message").that.matches(says);
    });

  it("at whatever 256th byte it is cut is refused, or lacks nothing that is read", async () => {
    for (let length = 8; length < bytes.length; length += 256) {
      await writeFile(path("cut.h5"), bytes.subarray(0, length));
      expect(await rejection(openWeights(path("cut.h5"))), `${length}`).to.have.property("code", "NG_WEIGHTS_FORMAT");
    }
  });
});
