import { writeFile } from "node:fs/promises";
import * as node from "node:fs/promises";
import { NetgraftError } from "@netgraft/core/graph";
import { type FileBeingRead, type ReadingSystem, withReadingSystem } from "@netgraft/files";
import { failingFiles, type FileCall, type FileFault, folderWith, forEachCall } from "@netgraft/test-support";
import { expect } from "chai";
import { openWeights } from "../sources/open-weights.js";
import { described, goldenFiles } from "./golden-files.test.support.js";

/** A file of each format, the smallest: each of its calls fails in a run of its own. */
const files = ["pytorch", "npz", "keras", "tfjs"].flatMap((library) => {
  const [smallest] = goldenFiles(library).toSorted((a, b) => a.bytes.length - b.bytes.length);
  return smallest === undefined ? [] : [{ library, ...smallest }];
});

describe("a file of weights whose reading fails", () => {
  const path = folderWith();

  /** Node's files, and how many of them are open. */
  function counting(): { readonly system: ReadingSystem; readonly open: () => number } {
    let open = 0;
    const system: ReadingSystem = {
      stat: (name) => node.stat(name),
      open: async (name, flags) => {
        const handle: FileBeingRead = await node.open(name, flags);
        open += 1;
        return {
          stat: () => handle.stat(),
          read: (...asked) => handle.read(...asked),
          close: async () => {
            open -= 1;
            await handle.close();
          },
        };
      },
    };
    return { system, open: () => open };
  }

  async function read(): Promise<Readonly<Record<string, unknown>>> {
    const file = await openWeights(path("file"));
    try {
      const tensors: Record<string, unknown> = {};
      for (const name of file.tensors.keys()) tensors[name] = described(await file.read(name));
      return tensors;
    } finally {
      await file.close();
    }
  }

  async function readWith(faultOf: (call: FileCall) => FileFault | undefined): Promise<unknown> {
    const { system, open } = counting();
    try {
      return await withReadingSystem(failingFiles(system, faultOf), read).catch((error: unknown) => error);
    } finally {
      expect(open(), "files that are still open").to.equal(0);
    }
  }

  for (const { library, id, bytes, beside, tensors } of files) {
    const write = async (): Promise<void> => {
      await writeFile(path("file"), bytes);
      for (const [name, data] of beside) await writeFile(path(name), data);
    };

    it(`is refused with the reason, at whatever call, and is closed: ${library}, ${id}`, async () => {
      await write();
      const codes = ["EIO", "EACCES", "EMFILE"];
      const failed = await forEachCall(
        (number) => ({ code: codes[number % codes.length] ?? "EIO" }),
        async (faultOf, { code }) => {
          let operation = "";
          const found = await readWith((call) => {
            const fault = faultOf(call);
            if (fault !== undefined) ({ operation } = call);
            return fault;
          });
          if (operation === "" || operation === "close") return;
          expect(found, code).to.be.instanceOf(NetgraftError).with.property("code", "NG_READ_FAILED");
          expect(String(found)).to.match(/input or output error|permission denied|too many open files/);
        },
      );
      expect(failed).to.be.above(4);
    });

    it(`is read whole where the system reads half of what it is asked for: ${library}, ${id}`, async () => {
      await write();
      expect(await readWith(() => ({}))).to.deep.equal(Object.fromEntries(tensors));
    });
  }
});
