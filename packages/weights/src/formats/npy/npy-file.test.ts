import { writeFile } from "node:fs/promises";
import { folderWith, rejection } from "@netgraft/test-support";
import { expect } from "chai";
import { ReadFailedError, WriteFailedError } from "@netgraft/files";
import { ArrayFormatError } from "../../errors.js";
import { encodeNpy } from "./encode.js";
import { readNpy, writeNpy } from "./npy-file.js";

const array = { dtype: "float32", shape: [2, 3], data: Float32Array.of(0, 0.25, 0.5, 0.75, 1, -1.25) } as const;

describe(".npy files", () => {
  const path = folderWith();

  it("are read as they were written", async () => {
    await writeNpy(path("a.npy"), array);
    expect(await readNpy(path("a.npy"), { rank: 2 })).to.deep.equal(array);
  });

  it("are refused with a coded error at whatever byte they are cut", async () => {
    const bytes = encodeNpy(array);
    for (let length = 0; length < bytes.byteLength; length++) {
      await writeFile(path("cut.npy"), bytes.subarray(0, length));
      const error = await rejection(readNpy(path("cut.npy")));
      expect(error, `${length} bytes`)
        .to.be.instanceOf(ArrayFormatError)
        .with.property("message")
        .that.contains("cut.npy: ");
    }
  });

  it("are refused where there is none, of another rank, and where none can be written", async () => {
    await writeNpy(path("b.npy"), array);
    expect(await rejection(readNpy(path("b.npy"), { rank: 4 }))).to.be.instanceOf(ArrayFormatError);
    expect(await rejection(readNpy(path("none.npy")))).to.be.instanceOf(ReadFailedError);
    expect(await rejection(writeNpy(path("none/a.npy"), array))).to.be.instanceOf(WriteFailedError);
  });
});
