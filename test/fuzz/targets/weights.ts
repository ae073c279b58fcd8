import { readFileSync } from "node:fs";
import type { Tensor } from "@netgraft/core/graph";
import { openWeights } from "@netgraft/weights/node";
import { mutateBytes } from "../mutate/bytes.js";
import { mutateJson } from "../mutate/json.js";
import type { Mutator } from "../mutate/mutator.js";
import { mutateText } from "../mutate/text.js";
import { type Target, Wrong } from "./target.js";
import { digestOf } from "./tensors.js";

/** A format, with another implementation of it. */
interface Known {
  /** The name that a file of it has here. */
  readonly file: string;
  readonly mutators: readonly Mutator[];
  /** The function of oracles.py, and the modules that it needs. */
  readonly oracle?: {
    readonly of: string;
    readonly modules: readonly string[];
    /** It refuses by what it trusts, too: what it refuses may be read. */
    readonly mayRefuse?: boolean;
  };
}

/** The formats of weights of other libraries, by the files of goldens that have files of them. */
const otherWeights = {
  pytorch: {
    file: "x.pth",
    mutators: [mutateBytes],
    oracle: { of: "torch", modules: ["torch", "numpy"], mayRefuse: true },
  },
  npz: { file: "x.npz", mutators: [mutateBytes], oracle: { of: "npz", modules: ["numpy"] } },
  keras: { file: "x.h5", mutators: [mutateBytes], oracle: { of: "keras", modules: ["h5py"] } },
  tfjs: { file: "model.json", mutators: [mutateJson(["float32", "shape", "dtype"]), mutateText(), mutateBytes] },
} satisfies Readonly<Record<string, Known>>;

/** A file that a script in scripts/goldens has written by the library that the format is of, and those that it needs. */
interface Golden {
  readonly file: string;
  readonly beside?: Readonly<Record<string, string>>;
}

function goldensOf(name: string): readonly Golden[] {
  const path = new URL(`../../../../packages/weights/goldens/${name}.json`, import.meta.url);
  // As the scripts write it, bytes in base64.
  return JSON.parse(readFileSync(path, "utf8")) as readonly Golden[];
}

/** A file of weights of another library: every tensor that is read is one that the library reads, to the bit. */
export function weights(name: keyof typeof otherWeights): Target {
  const { file: fileName, mutators, oracle: other }: Known = otherWeights[name];
  const goldens = goldensOf(name);
  const beside = goldens.flatMap((golden) => Object.entries(golden.beside ?? {}));
  return {
    summary: `a file of weights: ${name}`,
    seeds: goldens.map(({ file }) => Buffer.from(file, "base64")),
    mutators,
    ...(other !== undefined && { oracle: other.modules }),
    async read(input, { put, oracle }) {
      for (const [path, bytes] of beside) put(path, Buffer.from(bytes, "base64"));
      const file = await openWeights(put(fileName, input));
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
      if ("refused" in answer && other.mayRefuse === true) return;
      if ("refused" in answer) throw new Wrong(`was read, and ${other.of} refuses it: ${answer.refused}`);
      const theirs = JSON.stringify(answer.result);
      const lost = digests.find((digest) => !theirs.includes(JSON.stringify(digest)));
      if (lost !== undefined) throw new Wrong(`was read as ${JSON.stringify(lost)}, which ${other.of} does not have`);
    },
  };
}
