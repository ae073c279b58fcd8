import { expect } from "chai";
import { ConfigCycleError, ConfigInvalidError, ConfigNotFoundError } from "../../errors/index.js";
import { collectConfig, type ConfigLoader, parseSet, toPlain } from "../index.js";
import { parseValue, treeFromJson } from "../testing/tree-from-json.test.js";

/** A loader of these files; a file's id is its URL, and what it is called in origins its path. */
function loaderOf(files: Readonly<Record<string, string>>): ConfigLoader {
  return {
    async load(reference, from) {
      const url = new URL(reference, from ?? "file:///");
      const text = files[url.pathname];
      if (text === undefined) throw new ConfigNotFoundError({ at: url.pathname, message: "there is no such file" });
      return { id: url.href, tree: treeFromJson(text, url.pathname) };
    },
  };
}

describe("collectConfig", () => {
  it("follows extends from file to file, each relative to the one that names it, to a preset", async () => {
    const loader = loaderOf({
      "/a/head.yaml": '{"$schema": "./s.json", "extends": "../b/middle.json", "name": "head"}',
      "/b/middle.json": '{"extends": "./last.yml", "name": "middle", "classes": 3}',
      "/b/last.yml": '{"extends": "resnet50", "classes": 2}',
    });
    const { layers, preset, plugins } = await collectConfig("a/head.yaml", loader);
    expect(layers.map(toPlain)).to.deep.equal([{ name: "head" }, { name: "middle", classes: 3 }, { classes: 2 }]);
    expect(preset).to.deep.equal({
      reference: "resnet50",
      origin: { kind: "file", name: "/b/last.yml", line: 1, column: 13 },
    });
    expect(plugins).to.deep.equal([]);
  });

  it("takes a preset's name without loading anything", async () => {
    const { layers, preset } = await collectConfig("resnet50.a1_in1k", loaderOf({}));
    expect({ layers, preset }).to.deep.equal({ layers: [], preset: { reference: "resnet50.a1_in1k" } });
  });

  it("takes what has a separator or the ending of a config for a file", async () => {
    for (const reference of ["./resnet50", "dir/resnet50", "resnet50.YAML", "x.yml", "x.json", "x.mjs", "x.js"]) {
      await expectError(collectConfig(reference, loaderOf({})), ConfigNotFoundError, "there is no such file");
    }
  });

  it("takes a config at hand", async () => {
    const start = { id: "file:///x/here", tree: treeFromJson('{"extends": "./a.yaml", "name": "n"}', "here") };
    const { layers } = await collectConfig(start, loaderOf({ "/x/a.yaml": '{"classes": 2}' }));
    expect(layers.map(toPlain)).to.deep.equal([{ name: "n" }, { classes: 2 }]);
  });

  it("takes an empty file and a null extends for nothing", async () => {
    const { layers, preset } = await collectConfig(
      "a.yaml",
      loaderOf({ "/a.yaml": '{"extends": "b.yaml"}', "/b.yaml": "null" }),
    );
    expect({ layers: layers.map(toPlain), preset }).to.deep.equal({ layers: [{}, {}], preset: undefined });
    expect(
      (await collectConfig("a.yaml", loaderOf({ "/a.yaml": '{"extends": null}' }))).layers.map(toPlain),
    ).to.deep.equal([{}]);
  });

  it("prints a chain that closes, from where it closes", async () => {
    const loader = loaderOf({
      "/a.yaml": '{"extends": "./b.yaml"}',
      "/b.yaml": '{"extends": "./c.yaml"}',
      "/c.yaml": '{"x": 1,\n"extends": "./b.yaml"}',
    });
    await expectError(
      collectConfig("a.yaml", loader),
      ConfigCycleError,
      "extends: a config extends itself: /b.yaml → /c.yaml → /b.yaml (/c.yaml:2:12)",
    );
    await expectError(
      collectConfig("./d.yaml", loaderOf({ "/d.yaml": '{"extends": "./d.yaml"}' })),
      ConfigCycleError,
      "extends: a config extends itself: /d.yaml → /d.yaml (/d.yaml:1:13)",
    );
  });

  it("adds to an error of the loader where the file is named", async () => {
    const loader = loaderOf({ "/a.yaml": '{"extends": "./b.yaml"}' });
    await expectError(
      collectConfig("a.yaml", loader),
      ConfigNotFoundError,
      "/b.yaml: there is no such file (/a.yaml:1:13)",
    );
    await expectError(collectConfig("b.yaml", loader), ConfigNotFoundError, "/b.yaml: there is no such file");
  });

  const invalid: readonly (readonly [text: string, message: string])[] = [
    ["[1]", "this is no config; expected a map with the keys name and backbone; found a list of 1 value (/a.yaml:1:1)"],
    [
      '{"extends": ["b.yaml"]}',
      "extends: wrong type; expected one file, or the name of one network; found a list of 1 value (/a.yaml:1:13)",
    ],
    [
      '{"extends": ""}',
      'extends: wrong type; expected one file, or the name of one network; found text "" (/a.yaml:1:13)',
    ],
    ['{"input": {"__proto__": null}}', "input.__proto__: this key is not allowed in a config (/a.yaml:1:12)"],
  ];
  for (const [text, message] of invalid) {
    it(`refuses ${text}`, () =>
      expectError(collectConfig("a.yaml", loaderOf({ "/a.yaml": text })), ConfigInvalidError, message));
  }

  describe("of plugins", () => {
    const files = {
      "/a/head.yaml": '{"extends": "../b/base.yaml", "plugins": ["./mine.mjs", "q", "p"]}',
      "/b/base.yaml": '{"plugins": ["p", "./mine.mjs"]}',
    };

    it("unites those of the chain and says relative to which config they are", async () => {
      const { plugins } = await collectConfig("a/head.yaml", loaderOf(files));
      expect(plugins.map(({ reference, from }) => [reference, from])).to.deep.equal([
        ["p", "file:///b/base.yaml"],
        ["./mine.mjs", "file:///b/base.yaml"],
        ["./mine.mjs", "file:///a/head.yaml"],
        ["q", "file:///a/head.yaml"],
      ]);
      expect(plugins[2]?.origin).to.deep.equal({ kind: "file", name: "/a/head.yaml", line: 1, column: 43 });
    });

    it("takes what names one, and leaves the rest to validation", async () => {
      const loader = loaderOf({ "/a.yaml": '{"plugins": [1, "p", ""]}', "/b.yaml": '{"plugins": "p"}' });
      const { plugins } = await collectConfig("/a.yaml", loader);
      expect(plugins.map(({ reference, origin }) => [reference, origin.column])).to.deep.equal([["p", 17]]);
      expect((await collectConfig("/b.yaml", loader)).plugins).to.deep.equal([]);
    });

    it("takes those of an override", async () => {
      const override = parseSet('plugins=["./cli.mjs"]', parseValue);
      const { plugins, overrides } = await collectConfig("a/head.yaml", loaderOf(files), [override]);
      expect(plugins).to.deep.equal([{ reference: "./cli.mjs", from: undefined, origin: override.origin }]);
      expect(overrides).to.deep.equal([override]);
    });
  });
});

async function expectError(
  promise: Promise<unknown>,
  type: new (...args: never[]) => Error,
  message: string,
): Promise<void> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).to.be.instanceOf(type);
  expect(error).to.have.property("message").that.includes(message);
}
