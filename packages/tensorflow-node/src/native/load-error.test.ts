import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NetgraftError } from "@netgraft/core";
import { expect } from "chai";
import { inspectAddon } from "./inspect-addon.js";
import { loadError } from "./load-error.js";

describe("the error of an addon that does not load", () => {
  // As glibc, Apple's dyld and Windows word it.
  const words: readonly (readonly [words: string, message: RegExp])[] = [
    ["libtensorflow_cc.so.2: cannot open shared object file: No such file or directory", /library .* is missing/],
    ["dlopen(a.node): Library not loaded: @rpath/libtensorflow.2.dylib", /library .* is missing/],
    ["The specified module could not be found.", /library .* is missing/],
    ["/a/tfjs_binding.node: undefined symbol: TFE_NewContext", /built for another TensorFlow/],
    [
      "/lib/libm.so.6: version `GLIBC_2.35' not found (required by a)",
      /built for another TensorFlow or another system/,
    ],
    ["libtensorflow_cc.so.2: file too short", /damaged or for another processor/],
    ["a.node: invalid ELF header", /damaged or for another processor/],
    ["something nobody has seen", /cannot be loaded/],
  ];
  for (const [found, message] of words)
    it(`says what "${found}" means, and what to do`, () => {
      const [problem] = loadError(found, "a.node").problems;
      expect(problem?.message).to.match(message);
      expect(problem?.expected).to.include("netgraft setup tensorflow");
      expect(problem).to.include({ at: "a.node", found });
    });
});

describe("inspectAddon", () => {
  it("tells of an addon that is damaged, and of one that is not there", async () => {
    const folder = await mkdtemp(join(tmpdir(), "netgraft-addon-"));
    const addon = join(folder, "tfjs_binding.node");
    try {
      for (const text of [undefined, "no library, however long it may be, but text".repeat(99)]) {
        if (text !== undefined) await writeFile(addon, text);
        const error: unknown = await inspectAddon(addon).then(undefined, (cause: unknown) => cause);
        if (!(error instanceof NetgraftError)) throw error;
        expect(error).to.include({ code: "NG_TENSORFLOW_LOAD" });
        expect(error.problems[0]?.at).to.equal(addon);
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
