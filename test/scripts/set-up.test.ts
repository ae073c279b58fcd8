import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect } from "chai";
import { root } from "../house/workspace.js";

type SetUp = typeof import("../../scripts/dist/set-up/node-version.mjs") &
  typeof import("../../scripts/dist/set-up/installed.mjs") &
  typeof import("../../scripts/dist/set-up/stale-output.mjs");

describe("set-up", () => {
  let setUp: SetUp;
  let folder: string;

  before("load its parts", async () => {
    const parts = await Promise.all(
      ["node-version", "installed", "stale-output"].map(
        (name): Promise<object> => import(pathToFileURL(join(root, "scripts", "set-up", `${name}.mjs`)).href),
      ),
    );
    // The names are those of the functions that the three modules export.
    setUp = Object.assign({}, ...parts) as SetUp;
  });
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), "netgraft-set-up-"))));
  afterEach(() => rm(folder, { recursive: true }));

  const write = async (path: string, content: unknown): Promise<void> => {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, typeof content === "string" ? content : JSON.stringify(content));
  };

  it("accepts the Node that package.json names and newer ones, and explains what to do about others", async () => {
    await write("package.json", { engines: { node: ">=20.19.0" } });
    for (const version of ["v20.19.0", "v20.19.1", "v20.20.0", "v22.0.0", "v100.1.2"])
      expect(setUp.nodeProblem(folder, version), version).to.equal(undefined);
    for (const version of ["v20.18.9", "v18.20.0", "v9.30.40"])
      expect(setUp.nodeProblem(folder, version)?.join("\n"), version).to.include(`>=20.19.0; this is Node ${version}`);
  });

  describe("finds packages installed", () => {
    const a = { version: "1.0.0", integrity: "sha512-a" };
    const optional = { version: "2.0.0", integrity: "sha512-b", optional: true };
    const lock = {
      packages: { "": {}, "packages/core": { version: "0.1.0" }, "node_modules/a": a, "node_modules/b": optional },
    };
    const cases = [
      { what: "all of them", installed: { "node_modules/a": a, "node_modules/b": optional }, expected: true },
      { what: "without one for another platform", installed: { "node_modules/a": a }, expected: true },
      { what: "not where one is missing", installed: { "node_modules/b": optional }, expected: false },
      { what: "not in another version", installed: { "node_modules/a": { ...a, version: "1.0.1" } }, expected: false },
      {
        what: "not with other contents",
        installed: { "node_modules/a": { ...a, integrity: "sha512-c" } },
        expected: false,
      },
    ];
    for (const { what, installed, expected } of cases) {
      it(what, async () => {
        await write("package-lock.json", lock);
        await write("node_modules/.package-lock.json", { packages: installed });
        expect(setUp.isInstalled(folder)).to.equal(expected);
      });
    }

    it("not where npm has not come to its end", async () => {
      await write("package-lock.json", lock);
      await write("node_modules/a/package.json", {});
      expect(setUp.isInstalled(folder)).to.equal(false);
    });
  });

  it("links a package of the workspace that is new, or that has moved, without npm", async () => {
    const link = { resolved: "packages/files", link: true };
    await write("package-lock.json", { packages: { "packages/files": {}, "node_modules/@netgraft/files": link } });
    await write("packages/files/package.json", { name: "@netgraft/files" });
    await write("node_modules/.package-lock.json", { packages: {} });
    expect(setUp.isInstalled(folder)).to.equal(false);
    await mkdir(join(folder, "node_modules/@netgraft"));
    await symlink("../../packages/once", join(folder, "node_modules/@netgraft/files"));
    setUp.linkWorkspaces(folder);
    expect(setUp.isInstalled(folder)).to.equal(true);
    expect(await readdir(join(folder, "node_modules/@netgraft/files"))).to.deep.equal(["package.json"]);
  });

  it("deletes what was compiled from a source that is gone, and nothing else", async () => {
    await write("packages/core/src/kept.ts", "");
    for (const name of [
      "kept.js",
      "kept.d.ts",
      "kept.js.map",
      "gone.test.js",
      "gone.test.js.map",
      "gone.d.ts.map",
      ".tsbuildinfo",
    ])
      await write(`packages/core/dist/${name}`, "");
    await mkdir(join(folder, "plugins"));
    setUp.removeStaleOutput(folder);
    expect((await readdir(join(folder, "packages/core/dist"))).toSorted()).to.deep.equal([
      ".tsbuildinfo",
      "kept.d.ts",
      "kept.js",
      "kept.js.map",
    ]);
  });
});
