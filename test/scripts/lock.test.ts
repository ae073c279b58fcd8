import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect } from "chai";
import { root } from "../house/workspace.js";

type Lock = typeof import("../../scripts/dist/lock/missing-optional.mjs") &
  typeof import("../../scripts/dist/lock/platform-of.mjs");

describe("the completion of package-lock.json", () => {
  let lock: Lock;

  before("load its parts", async () => {
    const parts = await Promise.all(
      ["missing-optional", "platform-of"].map(
        (name): Promise<object> => import(pathToFileURL(join(root, "scripts", "lock", `${name}.mjs`)).href),
      ),
    );
    // The names are those of the functions that the two modules export.
    lock = Object.assign({}, ...parts) as Lock;
  });

  it("finds optional packages that have no entry where Node would look for them", () => {
    const optionalDependencies = { beside: "1.0.0", above: "1.0.0", missing: "1.2.3", ranged: "^1.0.0" };
    const packages = {
      "node_modules/tool": { dev: true, optionalDependencies },
      "node_modules/tool/node_modules/beside": {},
      "node_modules/above": {},
      "node_modules/other/node_modules/missing": {},
    };
    expect(lock.missingOptional({ packages })).to.deep.equal([{ name: "missing", version: "1.2.3", dev: true }]);
  });

  it("reads platforms from names", () => {
    const cases = {
      "@oxlint/binding-linux-x64-musl": { os: ["linux"], cpu: ["x64"], libc: ["musl"] },
      "@oxlint/binding-linux-arm-gnueabihf": { os: ["linux"], cpu: ["arm"], libc: ["glibc"] },
      "@oxlint-tsgolint/darwin-arm64": { os: ["darwin"], cpu: ["arm64"], libc: undefined },
      "@oxlint/binding-win32-ia32-msvc": { os: ["win32"], cpu: ["ia32"], libc: undefined },
      "@bufbuild/buf-linux-armv7": { os: ["linux"], cpu: ["arm"], libc: undefined },
      "@oxlint/binding-android-arm-eabi": { os: ["android"], cpu: ["arm"], libc: undefined },
    };
    for (const [name, platform] of Object.entries(cases)) expect(lock.platformOf(name), name).to.deep.equal(platform);
    expect(() => lock.platformOf("some-package")).to.throw("some-package");
  });
});
