import { existsSync, readFileSync } from "node:fs";
import type { Tensor } from "@netgraft/core/graph";
import { openWeights } from "@netgraft/weights/node";
import { mutateBytes } from "../mutate/bytes.js";
import { type Target, Wrong } from "./target.js";
import { digestOf } from "./tensors.js";

/** Another implementation of a format, and where it is. */
interface Known {
  /** The file of goldens that has files of the format. */
  readonly goldens: string;
  /** The function of oracles.py, and the modules that it needs. */
  readonly oracle?: { readonly of: string; readonly modules: readonly string[] };
}

/** The formats of weights of other libraries. */
const otherWeights: Readonly<Record<string, Known>> = {
  pytorch: { goldens: "pytorch", oracle: { of: "torch", modules: ["torch", "numpy"] } },
};

/** The files of a format that a script in scripts/goldens has written, by the library that the format is of. */
function goldenFiles(name: string): readonly Uint8Array[] {
  const path = new URL(`../../../../packages/weights/goldens/${name}.json`, import.meta.url);
  if (!existsSync(path)) return [];
  // As the scripts write it.
  const goldens = JSON.parse(readFileSync(path, "utf8")) as readonly { readonly file: string }[];
  return goldens.map(({ file }) => Buffer.from(file, "base64"));
}

/** A file of weights of another library: every tensor that is read is one that the library reads, to the bit. */
export function weights(name: string): Target {
  const { goldens, oracle: other } = otherWeights[name] ?? { goldens: name };
  return {
    summary: `a file of weights: ${name}`,
    seeds: goldenFiles(goldens),
    mutators: [mutateBytes],
    ...(other !== undefined && { oracle: other.modules }),
    async read(input, { put, oracle }) {
      const file = await openWeights(put("x", input));
      const digests: (readonly unknown[])[] = [];
      try {
        for (const key of file.tensors.keys()) {
          const tensor: Tensor = await file.read(key);
          digests.push(digestOf(tensor, tensor.dtype));
        }
      } finally {
        await file.close();
      }
      if (oracle === undefined || other === undefined || digests.length === 0) return;
      const answer = await oracle.ask({ of: other.of, bytes: input });
      if (answer === undefined) return;
      if ("refused" in answer) throw new Wrong(`was read, and ${other.of} refuses it: ${answer.refused}`);
      const theirs = JSON.stringify(answer.result);
      const lost = digests.find((digest) => !theirs.includes(JSON.stringify(digest)));
      if (lost !== undefined) throw new Wrong(`was read as ${JSON.stringify(lost)}, which ${other.of} does not have`);
    },
  };
}
