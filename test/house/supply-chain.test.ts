import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect } from "chai";
import { root, workspacePackages } from "./workspace.js";

type Supply = typeof import("../../scripts/dist/supply/bill-of-materials.mjs") &
  typeof import("../../scripts/dist/supply/licence-rules.mjs") &
  typeof import("../../scripts/dist/supply/runtime-packages.mjs");

/** How many packages of others npm always installs with one of ours: what is not asked for is not installed. */
const most: Readonly<Record<string, number>> = {
  "packages/core": 10,
  // yauzl, which reads zip archives, and the one that it needs.
  "packages/weights": 12,
  "packages/onnxruntime": 13,
  "packages/tensorflow-node": 13,
  // cephes, by which reports of sweeps tell chance.
  "packages/netgraft": 35,
};

describe("what npm installs", () => {
  let supply: Supply;
  let packages: Parameters<Supply["runtimePackages"]>[0];
  const published = workspacePackages.filter(({ manifest: { private: own } }) => own !== true);
  before(async () => {
    const parts = await Promise.all(
      ["bill-of-materials", "licence-rules", "runtime-packages"].map(
        (name): Promise<object> => import(pathToFileURL(join(root, "scripts", "supply", `${name}.mjs`)).href),
      ),
    );
    // The names are those of the functions that the modules export.
    supply = Object.assign({}, ...parts) as Supply;
    // npm has read the file before any test runs.
    ({ packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as {
      packages: typeof packages;
    });
  });
  const others = (place: string): ReturnType<Supply["runtimePackages"]> =>
    supply.runtimePackages(packages, place).filter((each) => each.place.includes("node_modules/"));

  for (const [place, count] of Object.entries(most))
    it(`is few packages of others: ${place}`, () => {
      const required = others(place).filter(({ isRequired }) => isRequired);
      // Two packages of ours have protobuf in a folder of their own here; npm installs it once.
      expect([...new Set(required.map(({ name }) => name))]).to.have.length.within(1, count);
    });

  it("runs no script as it is installed, but for what is optional", () => {
    const running = published.flatMap(({ place }) => others(place).filter(({ entry }) => entry.hasInstallScript));
    expect(new Set(running.map(({ name, isRequired }) => `${name} ${isRequired}`))).to.deep.equal(
      new Set(["onnxruntime-node false"]),
    );
  });

  it("is what was looked at: each version is exact, and each package that is always there has its digest in the lock", () => {
    for (const { place, manifest } of published) {
      const { dependencies = {}, optionalDependencies = {} } = manifest;
      for (const [name, version] of Object.entries({ ...dependencies, ...optionalDependencies }))
        expect(version, `${name} of ${place}`).to.match(/^\d+\.\d+\.\d+$/);
      for (const { name, entry, isRequired } of others(place))
        if (isRequired) expect(entry.integrity, name).to.match(/^sha512-[\w+/]+=*$/);
    }
  });

  it("has licences that are taken, or are told why they are", () => {
    for (const [licence, isTaken] of [
      ["MIT", true],
      ["(MIT OR CC0-1.0)", true],
      ["(MIT AND Zlib)", true],
      ["GPL-3.0-only OR MIT", true],
      ["MIT AND (GPL-3.0-only OR ISC)", true],
      ["GPL-3.0-only", false],
      ["AGPL-3.0-or-later", false],
      ["LGPL-3.0-or-later", false],
      ["MIT AND GPL-2.0-only", false],
      ["SSPL-1.0", false],
      ["UNLICENSED", false],
      ["SEE LICENSE IN LICENSE.md", false],
      ["MIT OR", false],
      ["(MIT", false],
      ["", false],
      [undefined, false],
    ] as const)
      expect(supply.licenceProblem("some-package", licence) === undefined, licence).to.equal(isTaken);
    expect(supply.licenceProblem("elkjs", "EPL-2.0 OR GPL-3.0-or-later")).to.equal(undefined);
    expect(supply.licenceProblem("elkjs", "GPL-3.0-or-later")).to.match(/^elkjs has a licence/);
    expect(supply.licenceProblem("elkjs-too", "EPL-2.0 OR GPL-3.0-or-later")).to.match(/not known as permissive/);
  });

  it("is in NOTICE, each with its licence", () => {
    const notice = readFileSync(join(root, "NOTICE"), "utf8");
    expect(readFileSync(join(root, "packages/netgraft/NOTICE"), "utf8")).to.equal(notice);
    for (const { place } of published)
      for (const { name, entry } of others(place)) {
        expect(supply.licenceProblem(name, entry.license)).to.equal(undefined);
        expect(notice).to.include(`\n- ${name} ${entry.version}: ${entry.license}`);
      }
    expect(notice)
      .to.match(/^- elkjs: EPL-2\.0 /m)
      .and.to.match(/^- @img\/sharp-libvips-linux-x64: libvips /m);
    expect(notice).to.include("\n- the fonts Arimo, in packages/diagram: OFL-1.1 (fonts/LICENSE.txt)\n");
  });

  it("is in a bill of materials, with digests, and what needs what", () => {
    // Of three packages: one needed, one optional, one that a third needs in a version of its own.
    const sha512 = `sha512-${Buffer.alloc(64, 1).toString("base64")}`;
    const lock = {
      "packages/a": { name: "a", version: "1.0.0", license: "MIT", dependencies: { "@x/b": "2.0.0", c: "1.0.0" } },
      "node_modules/@x/b": {
        version: "2.0.0",
        license: "ISC",
        integrity: sha512,
        optionalDependencies: { c: "3.0.0" },
      },
      "node_modules/@x/b/node_modules/c": { version: "3.0.0", license: "0BSD" },
      "node_modules/c": { version: "1.0.0", license: "MIT OR Apache-2.0" },
      "node_modules/unrelated": { version: "9.0.0" },
    };
    const { components, dependencies, metadata, serialNumber } = supply.billOfMaterials(lock, "packages/a");
    expect(metadata.component.purl).to.equal("pkg:npm/a@1.0.0");
    expect(components.map(({ purl, scope }) => [purl, scope])).to.deep.equal([
      ["pkg:npm/%40x/b@2.0.0", "required"],
      ["pkg:npm/c@1.0.0", "required"],
      ["pkg:npm/c@3.0.0", "optional"],
    ]);
    expect(components[0]).to.deep.include({ group: "@x", name: "b", licenses: [{ expression: "ISC" }] });
    expect(components[0]?.hashes).to.deep.equal([{ alg: "SHA-512", content: "01".repeat(64) }]);
    expect(dependencies[1]).to.deep.equal({ ref: "pkg:npm/%40x/b@2.0.0", dependsOn: ["pkg:npm/c@3.0.0"] });
    expect(serialNumber).to.match(/^urn:uuid:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/);
    expect(supply.billOfMaterials(lock, "packages/a").serialNumber).to.equal(serialNumber);
    expect(() => supply.billOfMaterials({ "packages/a": { dependencies: { gone: "1.0.0" } } }, "packages/a")).to.throw(
      "no gone",
    );
  });
});

describe("workflows", () => {
  const folder = join(root, ".github", "workflows");
  for (const name of readdirSync(folder)) {
    const text = readFileSync(join(folder, name), "utf8");
    it(`take actions by their commit, which nobody can move as a tag: ${name}`, () => {
      const used = [...text.matchAll(/\buses: *(.*)$/gm)].map(([, action]) => action);
      expect(used).to.not.be.empty;
      for (const action of used) expect(action).to.match(/^[\w-]+\/[\w/-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/);
    });

    it(`may read, and what else they may is said for one job: ${name}`, () => {
      expect(text).to.match(/^permissions: \{ contents: read \}$/m);
      const more = [...text.matchAll(/^ +([a-z-]+): write$/gm)].map(([, permission]) => permission);
      expect(more).to.deep.equal(name === "release.yml" ? ["contents", "id-token"] : []);
      expect(text).to.not.include("pull_request_target");
    });
  }

  it("publish with provenance and a bill of materials, after all checks", () => {
    const release = readFileSync(join(folder, "release.yml"), "utf8");
    const steps = [...release.matchAll(/^ +- run: (.*)$/gm)].map(([, command = ""]) => command);
    const publishing = steps.findIndex((step) => step.startsWith("npx lerna publish"));
    expect(steps.slice(0, publishing)).to.include.members(["npm run check", "npm test", "node scripts/sbom.mjs bills"]);
    expect(release).to.include('NPM_CONFIG_PROVENANCE: "true"');
  });
});
