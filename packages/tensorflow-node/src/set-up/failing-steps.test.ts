import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { NetgraftError } from "@netgraft/core";
import { skipBecause } from "@netgraft/test-support";
import { expect } from "chai";
import { addonPath } from "../native/native-folder.js";
import { FakeMachine, fakes, libtensorflow } from "./fake-machine.test.support.js";
import { assertRoom } from "@netgraft/engine-process/set-up";

const pip = (words: string): string => `if (argv.includes("--version")) process.exit(0); ${fakes.fail(words)}`;

describe("a step of the set-up that fails", function () {
  before(function () {
    if (process.platform !== "linux") {
      skipBecause(this, "the set-up is tried with Linux's names of libraries");
    }
  });
  const machine = new FakeMachine();
  const cases: readonly (readonly [
    what: string,
    code: string,
    words: RegExp,
    arrange: () => Promise<unknown>,
    options?: { from?: () => Promise<string> | string; resolveFrom?: () => string },
  ])[] = [
    [
      "without Python",
      "NG_SETUP_NEEDS",
      /Python 3: .*python3 on PATH.*\npip: no Python.*expected python3 with pip, or --from <folder>$/,
      () => machine.command("python3", undefined),
    ],
    [
      "without pip",
      "NG_SETUP_NEEDS",
      /^pip: .*python3 has no pip.*apt install python3-pip.*--from <folder>$/,
      () => machine.command("python3", fakes.fail("No module named pip")),
    ],
    [
      "without make and a compiler, which are named together, before anything is downloaded",
      "NG_SETUP_NEEDS",
      /^make: .*apt install build-essential.*\na C\+\+ compiler: .*CXX$/,
      async () => {
        await machine.command("make", undefined);
        await machine.command("c++", undefined);
        await machine.command("python3", pip("pip must not be called"));
      },
    ],
    [
      "where pip cannot reach its index",
      "NG_SETUP_DOWNLOAD",
      /^pip: pip cannot reach its package index; expected .*index-url.*--from <folder>; found exit status 1: ERROR: Could/,
      () =>
        machine.command(
          "python3",
          pip(
            "WARNING: NewConnectionError('Name or service not known')\nERROR: Could not find a version\nERROR: No matching distribution",
          ),
        ),
    ],
    [
      "where pip's index has none for this Python",
      "NG_SETUP_DOWNLOAD",
      /^pip: pip's index has no tensorflow\S* for this Python; expected a Python/,
      () => machine.command("python3", pip("ERROR: No matching distribution found for tensorflow-cpu")),
    ],
    [
      "where the disk is full",
      "NG_SETUP_FOLDER",
      /the disk has too little room; expected 2 GB; found .*No space left/,
      () => machine.command("python3", pip("ERROR: Could not install: [Errno 28] No space left on device")),
    ],
    [
      "where the cache folder cannot be made",
      "NG_SETUP_FOLDER",
      /cache.*the folder cannot be written; found /,
      () => writeFile(machine.path("cache"), "a file"),
    ],
    [
      "where Node's header files cannot be had",
      "NG_SETUP_DOWNLOAD",
      /^node-gyp: Node's header files .*include\/node\/node_api\.h, named in .*npm_config_nodedir; found .*ENOTFOUND/,
      () => machine.command("node-gyp.js", fakes.fail("gyp ERR! stack FetchError: getaddrinfo ENOTFOUND")),
    ],
    [
      "where the addon does not compile",
      "NG_SETUP_BUILD",
      /^node-gyp: .*does not build; found exit status 1: tfjs_backend\.cc:1: fatal error: no such file$/,
      () =>
        machine.command(
          "node-gyp.js",
          fakes.fail("make: Entering\ntfjs_backend.cc:1: fatal error: no such file\ngyp ERR! build"),
        ),
    ],
    [
      "where what was built does not load",
      "NG_TENSORFLOW_LOAD",
      /damaged or for another processor/,
      () =>
        machine.command("node-gyp.js", `write(argv.find((word) => word.startsWith("--module=")).slice(9), "damaged");`),
    ],
    [
      "with a folder that has no TensorFlow",
      "NG_SETUP_SOURCE",
      /^\S+bin: .*TensorFlow's library; expected libtensorflow\.so\.2 or .*\n.*framework library; .*\n.*header files; expected include\/.*c_api\.h/,
      () => Promise.resolve(),
      { from: () => machine.path("bin") },
    ],
    [
      "with a folder that has the libraries alone",
      "NG_SETUP_SOURCE",
      /^\S+partly: the folder has not TensorFlow's header files; expected include\/\S+c_api\.h and include\/\S+c_api\.h$/,
      () => Promise.resolve(),
      { from: () => machine.tensorFlow("partly", libtensorflow.slice(0, 2)) },
    ],
    [
      "with a folder that is not there",
      "NG_SETUP_SOURCE",
      /none: there is no such folder/,
      () => Promise.resolve(),
      { from: () => machine.path("none") },
    ],
    [
      "where the project has no tfjs-node, and there is no npm",
      "NG_SETUP_NEEDS",
      /^npm: /,
      () => machine.command("npm", undefined),
      { resolveFrom: () => machine.path("elsewhere/index.js") },
    ],
    [
      "where npm cannot bring tfjs-node",
      "NG_SETUP_DOWNLOAD",
      /^npm: .*`npm ping` tells.*npm error code E404/,
      () => machine.command("npm", fakes.fail("npm error code E404")),
      { resolveFrom: () => machine.path("elsewhere/index.js") },
    ],
  ];
  for (const [what, code, words, arrange, { from, resolveFrom } = {}] of cases)
    it(`says what to do ${what}`, async () => {
      await arrange();
      const error: unknown = await machine
        .setUp({
          ...(from !== undefined && { from: await from() }),
          ...(resolveFrom !== undefined && { resolveFrom: resolveFrom() }),
        })
        .then(undefined, (cause: unknown) => cause);
      if (!(error instanceof NetgraftError)) throw error;
      expect(error.code, error.message).to.equal(code);
      expect(error.message).to.match(words);
      if (!what.includes("cache folder")) expect(machine.cached()).to.deep.equal([]);
      expect(existsSync(join(machine.tfjs, addonPath))).to.equal(false);
    });

  it("says how much room is needed", async () => {
    const error: unknown = await assertRoom(machine.path("bin"), 1e9).then(undefined, (cause: unknown) => cause);
    expect(String(error)).to.match(/^NG_SETUP_FOLDER: .*too little room; expected 1000000000 GB; found [\d.]+ GB$/);
  });
});
