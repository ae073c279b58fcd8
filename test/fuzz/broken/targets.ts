import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { ConfigInvalidError } from "@netgraft/core/host";
import { mutateBytes } from "../mutate/bytes.js";
import { type Target, textSeeds, Wrong } from "../targets/target.js";

const words = "some words with Z in them";
const isWords = (input: Uint8Array): boolean => Buffer.from(input).toString() === words;

/** A target that does what it must not where the input has a Z; all else it refuses with a code. */
function brokenAtZ(read: Target["read"]): () => Promise<Target> {
  return async () => ({
    summary: "is broken at Z",
    seeds: textSeeds("aaaa", words),
    mutators: [mutateBytes],
    read(input, desk) {
      if (!input.includes("Z".charCodeAt(0))) throw new ConfigInvalidError({ message: "refused" });
      return read(input, desk);
    },
  });
}

/** One target for each kind of fault. */
export const targets: Readonly<Record<string, () => Promise<Target>>> = {
  sound: brokenAtZ(() => undefined),
  uncoded: brokenAtZ(() => {
    throw new TypeError("cannot read this");
  }),
  message: brokenAtZ(() => {
    throw new ConfigInvalidError({ message: `${new Error("within").stack}` });
  }),
  wrong: brokenAtZ(() => {
    throw new Wrong("is another result");
  }),
  polluted: brokenAtZ(() => void Reflect.set(Object.prototype, "polluted", 1)),
  memory: brokenAtZ(() => void new Uint8Array(2 ** 26)),
  left: brokenAtZ((_input, { folder }) => writeFileSync(join(folder, ".half-written.tmp"), "x")),
  hang: brokenAtZ((input) => {
    while (isWords(input));
  }),
  crash: brokenAtZ((input) => {
    if (isWords(input)) process.kill(process.pid, "SIGKILL");
  }),
};
