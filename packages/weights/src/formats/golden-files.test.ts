import { writeFile } from "node:fs/promises";
import { folderWith } from "@netgraft/test-support";
import { expect } from "chai";
import { openWeights } from "../sources/open-weights.js";
import { described, goldenFiles } from "./golden-files.test.support.js";

/** The expected tensors are those that PyTorch, safetensors and NumPy read from the same bytes. */
describe("files of other libraries", () => {
  const path = folderWith();
  for (const library of ["pytorch"])
    for (const { id, bytes, tensors } of goldenFiles(library))
      it(`of ${library} give what it reads: ${id}`, async () => {
        await writeFile(path("file"), bytes);
        const file = await openWeights(path("file"));
        try {
          expect([...file.tensors.keys()]).to.have.members([...tensors.keys()]);
          for (const [name, expected] of tensors) {
            const { dtype, shape } = expected;
            expect(file.tensors.get(name)).to.deep.include({ dtype, shape });
            expect(described(await file.read(name)), name).to.deep.equal(expected);
          }
        } finally {
          await file.close();
        }
      });
});
