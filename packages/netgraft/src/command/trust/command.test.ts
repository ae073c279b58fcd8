import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { folderWith } from "@netgraft/test-support";
import { expect } from "chai";
import { changeTrustList, readTrustList, trustFile } from "../../trust/trust-list.js";
import { type Captured, captured } from "../captured.test.support.js";

const posix = process.platform !== "win32";

describe("netgraft trust", () => {
  const folder = folderWith({
    "configs/net.yaml": "",
    "plugin.mjs": "export default 1;",
    "node_modules/other/package.json": '{ "name": "other", "version": "2.0.0", "exports": "./main.js" }',
    "node_modules/other/main.js": "",
  });
  const list = (): string => join(folder(), "settings", "trust.json");
  const trust = (...argv: readonly string[]): Promise<Captured> =>
    captured({ cwd: folder(), env: { NETGRAFT_TRUST: list() } }, "trust", ...argv);
  afterEach(() => rm(join(folder(), "settings"), { recursive: true, force: true }));

  it("lists nothing at first, and makes no file of it", async () => {
    const { status, stdout, stderr } = await trust();
    expect({ status, stdout, stderr }).to.deep.equal({
      status: 0,
      stdout: "",
      stderr: "nothing is trusted (settings/trust.json)\n",
    });
    expect((await trust("--list", "--json")).stdout).to.equal("[]\n");
    expect(await stat(list()).catch(() => undefined)).to.equal(undefined);
  });

  it("adds folders, files and packages, once each, for the user alone", async () => {
    for (const _ of [1, 2])
      expect((await trust("configs", "plugin.mjs", "other")).stderr).to.match(
        /^trusted: folder .*\n.*file.*\n.*package/,
      );
    const { stdout } = await trust("--list");
    // The digest of the text above, by `sha256sum`.
    expect(stdout).to.equal(
      "folder   configs\nfile     plugin.mjs  56332e0a5573\npackage  other@2.0.0  node_modules/other\n",
    );
    if (posix) expect((await stat(list())).mode & 0o777).to.equal(0o600);
    if (posix) expect((await stat(join(folder(), "settings"))).mode & 0o777).to.equal(0o700);
  });

  it("takes them off again, by path or name, also where they are gone", async () => {
    await mkdir(join(folder(), "gone"));
    await trust("configs", "plugin.mjs", "other", "gone");
    await rm(join(folder(), "gone"), { recursive: true });
    expect((await trust("--remove", "gone", "./plugin.mjs", "other")).status).to.equal(0);
    expect((await trust("--list")).stdout).to.equal("folder   configs\n");
    const { status, stderr } = await trust("--remove", "configs", "plugin.mjs");
    expect({ status, stderr }).to.deep.equal({
      status: 1,
      stderr:
        "error NG_TRUST_SUBJECT\n  plugin.mjs: is not on the list; expected something that `netgraft trust --list` shows\n",
    });
    expect((await trust("--list")).stdout).to.equal("folder   configs\n");
  });

  it("refuses what it cannot be said of, and then adds nothing", async () => {
    for (const [subject, code] of [
      ["./none", "NG_TRUST_SUBJECT"],
      ["configs/net.yaml", "NG_TRUST_SUBJECT"],
      ["./none.mjs", "NG_TRUST_SUBJECT"],
      ["no-such-package", "NG_PLUGIN_NOT_FOUND"],
      ["node:fs", "NG_PLUGIN_NOT_FOUND"],
      ["/", "NG_TRUST_SUBJECT"],
    ] as const)
      expect((await trust("configs", subject)).stderr, subject).to.include(`error ${code}\n`);
    expect((await trust("--list")).stdout).to.equal("");
  });

  it("refuses a folder that everybody can write to", async function () {
    if (!posix) return;
    await mkdir(join(folder(), "open"));
    await chmod(join(folder(), "open"), 0o777);
    expect((await trust("open")).stderr).to.match(/NG_TRUST_SUBJECT\n {2}open: can be written to by everybody/);
  });

  for (const [what, text] of [
    ["no JSON", "{"],
    ["another version", '{ "version": 2, "entries": [] }'],
    ["a relative folder", '{ "version": 1, "entries": [{ "kind": "folder", "path": "." }] }'],
    ["something unknown", '{ "version": 1, "entries": [{ "kind": "everything", "path": "/" }] }'],
  ] as const)
    it(`takes a list that is damaged for none, and does not replace it: ${what}`, async () => {
      await mkdir(join(folder(), "settings"));
      await writeFile(list(), text, { mode: 0o600 });
      for (const argv of [["--list"], ["configs"], ["configs", "--remove"]])
        expect((await trust(...argv)).stderr).to.match(
          /^error NG_TRUST_LIST\n {2}settings\/trust\.json: is no trust list/,
        );
      expect(await readFile(list(), "utf8")).to.equal(text);
    });

  it("takes a list that others can write to for none", async function () {
    if (!posix) return;
    await trust("configs");
    await chmod(list(), 0o620);
    for (const argv of [["--list"], ["configs"]])
      expect((await trust(...argv)).stderr).to.match(
        /NG_TRUST_LIST\n {2}settings\/trust\.json: others can write to it/,
      );
  });

  it("has its list in the user's settings, and never in a folder that happens to be the working one", () => {
    const [home, absolute] = [trustFile({}), join(folder(), "x")];
    if (posix) {
      expect(home).to.match(/^\/.*\/\.config\/netgraft\/trust\.json$/);
      expect(trustFile({ XDG_CONFIG_HOME: absolute })).to.equal(join(absolute, "netgraft", "trust.json"));
      expect(trustFile({ XDG_CONFIG_HOME: "settings" })).to.equal(home);
    }
    expect(trustFile({ NETGRAFT_TRUST: absolute })).to.equal(absolute);
    expect(() => trustFile({ NETGRAFT_TRUST: "trust.json" })).to.throw("no absolute path");
  });

  it("loses nothing where many change it at once", async () => {
    const paths = Array.from({ length: 12 }, (_, k) => join(folder(), `trusted-${k}`));
    await Promise.all(
      paths.map((path) => changeTrustList(list(), (entries) => [...entries, { kind: "folder", path }])),
    );
    expect((await readTrustList(list())).map(({ path }) => path)).to.have.members(paths);
    expect((await readdir(dirname(list()))).filter((name) => name !== "trust.json")).to.deep.equal([]);
  });

  it("keeps what it has where the change fails", async () => {
    await trust("configs");
    const failed = await changeTrustList(list(), () => {
      throw new RangeError("no");
    }).catch((error: unknown) => error);
    expect(failed).to.be.instanceOf(RangeError);
    expect(await readTrustList(list())).to.have.lengthOf(1);
  });
});
