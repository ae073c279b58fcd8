import { writeFile } from "node:fs/promises";
import { folderWith } from "@netgraft/test-support";
import { expect } from "chai";
import { openWeights } from "../sources/open-weights.js";
import { described, goldenFiles } from "./golden-files.test.support.js";

/** The expected tensors are those that PyTorch, safetensors, NumPy and Keras have in the same bytes. */
describe("files of other libraries", () => {
  const path = folderWith();
  for (const library of ["pytorch", "npz", "keras", "tfjs"])
    for (const { id, bytes, tensors, beside, order } of goldenFiles(library))
      it(`of ${library} give what it reads: ${id}`, async () => {
        await writeFile(path("file"), bytes);
        for (const [name, data] of beside) await writeFile(path(name), data);
        const file = await openWeights(path("file"));
        try {
          expect([...file.tensors.keys()]).to.have.members([...tensors.keys()]);
          if (order.length > 0) expect([...file.tensors.keys()]).to.deep.equal(order);
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
