import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NetgraftError } from "@netgraft/core";
import { expect } from "chai";
import { findTensorFlow } from "./find-tensorflow.js";
import { findTfjsNode } from "./find-tfjs-node.js";
import { inspectAddon } from "./inspect-addon.js";
import { addonPath } from "./native-folder.js";
import { needsTensorFlow } from "./set-up.test.support.js";

describe("the TensorFlow that is set up", function () {
  this.timeout(120_000);
  before(function () {
    needsTensorFlow(this);
  });

  it("loads, and says what it is", async () => {
    const found = await findTensorFlow();
    expect(found.version).to.match(/^2\.\d+\.\d+/);
    expect(found.folder).to.equal(await findTfjsNode());
  });

  it("is missed by an addon that has been moved away from it", async () => {
    const folder = await mkdtemp(join(tmpdir(), "netgraft-addon-"));
    try {
      const addon = join(folder, addonPath);
      await cp(join(await findTfjsNode(), addonPath), addon, { dereference: true });
      const error: unknown = await inspectAddon(addon).then(undefined, (cause: unknown) => cause);
      if (!(error instanceof NetgraftError)) throw error;
      expect(error).to.include({ code: "NG_TENSORFLOW_LOAD" });
      expect(error.problems[0]?.message).to.match(/library .* is missing/);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe("a TensorFlow that is not set up", () => {
  it("is told of, with what to do", async () => {
    const folder = await mkdtemp(join(tmpdir(), "netgraft-none-"));
    try {
      const places = { env: { NETGRAFT_CACHE: folder }, resolveFrom: join(folder, "index.js") };
      const error: unknown = await findTensorFlow(places).then(undefined, (cause: unknown) => cause);
      expect(String(error)).to.match(/^NG_TENSORFLOW_ABSENT: .*not installed; expected .*`netgraft setup tensorflow`/);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
