import { expect } from "chai";
import { z } from "#zod";
import { components } from "../testing/example-components.test.js";
import { treeFromJson } from "../testing/tree-from-json.test.js";
import {
  applyOverrides,
  describeOrigin,
  file,
  folder,
  formatConfigPath,
  type NamedFile,
  parseSet,
  renameFiles,
  type SourcedMap,
  toPlain,
  valueAt,
} from "../index.js";

const tar = {
  options: z.strictObject({
    archive: file(),
    more: z.array(z.union([z.enum(["none"]), file()])).optional(),
    parts: z.record(z.string(), z.strictObject({ path: file(), type: z.string().optional() })).optional(),
    from: z
      .discriminatedUnion("kind", [
        z.strictObject({ kind: z.literal("disk"), path: folder() }),
        z.strictObject({ kind: z.literal("web"), path: z.string() }),
      ])
      .optional(),
    pair: z.tuple([z.string(), file()]).optional(),
    title: z.string().optional(),
  }),
};
/** The whole of its options is a union, and any key of it names a file. */
const anything = { options: z.union([z.strictObject({ none: z.literal(true) }), z.record(z.string(), file())]) };

const known = {
  ...components,
  datasets: {
    byName: new Map<string, { options: z.ZodType }>([
      ["tar", tar],
      ["anything", anything],
    ]),
  },
  attachments: { byName: new Map<string, { options: z.ZodType }>([["tar", tar]]) },
};

/** The files that a config names, as `kind place name origin`, and what it is with each in capitals. */
function renamed(text: string, ...sets: readonly string[]): { files: string[]; plain: unknown } {
  const files: NamedFile[] = [];
  // The texts are those of maps.
  const tree = applyOverrides(
    treeFromJson(text) as SourcedMap,
    sets.map((set) => parseSet(set, (value) => value)),
  );
  const changed = renameFiles(tree, known, (found) => {
    files.push(found);
    return found.name.toUpperCase();
  });
  const told = files.map(({ kind, at, name, origin }) => [kind, formatConfigPath(at), name, describeOrigin(origin)]);
  return { files: told.map((parts) => parts.join(" ")), plain: toPlain(changed) };
}

const net = '"name": "n", "backbone": {"type": "resnet", "depth": 50}';

describe("renameFiles", () => {
  it("finds the files of the form: labels, weights, and plugins that are paths", () => {
    const training = '"training": {"dataset": {"type": "tar", "archive": "a"}, "epochs": 1, "weights": ';
    expect(
      renamed(
        `{${net}, "plugins": ["pack", "@x/pack", "./p.mjs", "../q.mjs"], "labels": "l.txt", ${training} "w.st"}}`,
      ),
    ).to.deep.equal({
      files: [
        "file plugins[2] ./p.mjs net.yaml:1:91",
        "file plugins[3] ../q.mjs net.yaml:1:102",
        "file labels l.txt net.yaml:1:125",
        "file training.dataset.archive a net.yaml:1:185",
        "file training.weights w.st net.yaml:1:216",
      ],
      plain: {
        name: "n",
        backbone: { type: "resnet", depth: 50 },
        plugins: ["pack", "@x/pack", "./P.MJS", "../Q.MJS"],
        labels: "L.TXT",
        training: { dataset: { type: "tar", archive: "A" }, epochs: 1, weights: "W.ST" },
      },
    });
    expect(renamed(`{${net}, "labels": ["a", "b"], ${training} {"file": "w", "except": ["fc"]}}}`).files).to.deep.equal(
      ["file training.dataset.archive a net.yaml:1:133", "file training.weights.file w net.yaml:1:173"],
    );
  });

  it("finds those in the options of any component: nested, in lists, in unions, in maps of any keys", () => {
    const options = `"type": "tar", "archive": "a", "more": ["none", "m"], "parts": {"one": {"path": "p", "type": "t"}},
      "from": {"kind": "disk", "path": "d"}, "pair": ["x", "y"], "title": "t"`;
    const { plain } = renamed(
      `{${net}, "attachments": [{"attach": {${options}}}, {"attach": {"type": "tar", "archive": "b"}}]}`,
    );
    expect(plain)
      .to.have.property("attachments")
      .that.deep.equals([
        {
          attach: {
            type: "tar",
            archive: "A",
            more: ["none", "M"],
            parts: { one: { path: "P", type: "t" } },
            from: { kind: "disk", path: "D" },
            pair: ["x", "Y"],
            title: "t",
          },
        },
        { attach: { type: "tar", archive: "B" } },
      ]);
    const training = `"training": {"epochs": 1, "dataset": {"type": "anything", "any": "f", "other": "g"}}`;
    expect(renamed(`{${net}, ${training}}`).plain)
      .to.have.nested.property("training.dataset")
      .that.deep.equals({
        type: "anything",
        any: "F",
        other: "G",
      });
    const web = '"attachments": [{"attach": {"type": "tar", "archive": "a", "from": {"kind": "web", "path": "w"}}}]';
    expect(renamed(`{${net}, ${web}}`).files).to.deep.equal(["file attachments[0].attach.archive a net.yaml:1:114"]);
  });

  it("finds those of a schema that leads back to itself", () => {
    interface Tree {
      readonly below?: readonly Tree[] | undefined;
      readonly leaf?: string | undefined;
    }
    const tree: z.ZodType<Tree> = z.lazy(() =>
      z.strictObject({ below: z.array(tree).optional(), leaf: file().optional() }),
    );
    const grown = { ...known, backbones: { byName: new Map([["tree", { options: z.strictObject({ root: tree }) }]]) } };
    const text = '{"name": "n", "backbone": {"type": "tree", "root": {"below": [{"below": [{"leaf": "a"}]}]}}}';
    const changed = renameFiles(treeFromJson(text), grown, ({ name }) => name.toUpperCase());
    expect(toPlain(changed)).to.have.nested.property("backbone.root.below[0].below[0].leaf", "A");
  });

  it("knows of each where it was written, argument or file", () => {
    const training = '"training": {"epochs": 1, "dataset": {"type": "tar", "archive": "a", "pair": ["x", "y"]}}';
    const set = "training.dataset.archive=./x.tar";
    expect(renamed(`{${net}, ${training}}`, set).files).to.deep.equal([
      `file training.dataset.archive ./x.tar --set ${set}`,
      "file training.dataset.pair[1] y net.yaml:1:143",
    ]);
  });

  it("gives back the very parts that name no file", () => {
    const whole = `{${net}, "labels": "l.txt", "attachments": [{"attach": {"type": "tar", "archive": "a"}}]}`;
    const tree = treeFromJson(whole);
    const changed = renameFiles(tree, known, () => "renamed");
    expect(valueAt(changed, ["backbone"])).to.equal(valueAt(tree, ["backbone"]));
    expect(toPlain(changed)).to.deep.include({ labels: "renamed" });
    const without = treeFromJson(
      `{${net}, "plugins": ["pack"], "labels": ["a"], "attachments": [{"attach": {"type": "none"}}]}`,
    );
    expect(renameFiles(without, known, () => "renamed")).to.equal(without);
  });
});
