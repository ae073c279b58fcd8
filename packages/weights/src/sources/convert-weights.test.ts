import { readdir, writeFile } from "node:fs/promises";
import { folderWith, rejection } from "@netgraft/test-support";
import { expect } from "chai";
import { described, goldenFiles } from "../formats/golden-files.test.support.js";
import { openWeights } from "./open-weights.js";
import { convertWeights } from "./convert-weights.js";

describe("a file of weights that is converted", () => {
  const path = folderWith();

  for (const id of ["legacy views", "eights", "averaged"])
    it(`has the tensors of the original, to the bit: ${id}`, async () => {
      const { bytes, tensors } = goldenFiles("pytorch").find((golden) => golden.id === id) ?? expect.fail(id);
      await writeFile(path("in"), bytes);
      const told: (readonly number[])[] = [];
      const onProgress = (...counts: readonly number[]): void => void told.push(counts);
      const { format } = await convertWeights(path("in"), path("out"), { onProgress });
      expect([format, told.at(-1)]).to.deep.equal(["pytorch", [tensors.size, tensors.size]]);
      const file = await openWeights(path("out"));
      expect([file.format, [...file.metadata]]).to.deep.equal(["safetensors", [["format", "pt"]]]);
      expect([...file.tensors.keys()]).to.have.members([...tensors.keys()]);
      for (const [name, expected] of tensors) expect(described(await file.read(name)), name).to.deep.equal(expected);
      await file.close();
    });

  it("leaves nothing behind where it is ended, or its original is none", async () => {
    const before = await readdir(path());
    const signal = AbortSignal.abort(new Error("enough"));
    expect(await rejection(convertWeights(path("in"), path("none"), { signal }))).to.equal(signal.reason);
    await writeFile(path("bad"), "PK\u0003\u0004");
    expect(await rejection(convertWeights(path("bad"), path("none")))).to.have.property("code", "NG_WEIGHTS_FORMAT");
    expect((await readdir(path())).filter((name) => name !== "bad")).to.deep.equal(before);
  });
});
