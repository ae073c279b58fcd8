import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { toPlain } from "@netgraft/core/config";
import { mutateBytes } from "../mutate/bytes.js";
import { mutateText } from "../mutate/text.js";
import { inside } from "./inside.js";
import { type Target, textSeeds, Wrong } from "./target.js";
import { configWords } from "./vocabulary.js";

type Loader = typeof import("../../../packages/netgraft/dist/loader/yaml-tree.js");
type Opening = typeof import("../../../packages/netgraft/dist/open-network.js");

/** The configs of the examples. */
function exampleConfigs(): readonly Uint8Array[] {
  const folder = fileURLToPath(new URL("../../../../examples", import.meta.url));
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".yaml") && !/(?:^|\/)(?:node_modules|custom-plugin)\//.test(name))
    .toSorted()
    .map((name) => readFileSync(join(folder, name)));
}

/** Networks that are quickly composed. */
const small = [
  "extends: resnet18\nname: a\nclasses: 3\n",
  "backbone: { type: resnet, depth: 18, width: 8 }\nclasses: 2\ninput: { height: 32, width: 32 }\n",
  "extends: seresnet20_cifar\nattachments:\n  - { id: se, attach: null }\n  - { id: a, attach: { type: cbam }, at: output, where: { stages: [1], blocks: ['1..2'] } }\n",
  "extends: vgg11\nlabels: [a, b]\ntraining:\n  dataset: { type: folder, path: x }\n  epochs: 2\n  groups: [{ path: '**.bias', weightDecay: 0 }]\n",
  "%YAML 1.2\n---\na: &a { x: 1, y: [1, 2] }\nb: *a\nc: |\n  text\n? d\n: !!str 1\n",
];

/** YAML by its own grammar: scalars, lists and maps in flow and block style, with anchors, tags and aliases. */
const yamlText = fc.letrec<{ node: string; list: string; map: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.oneof(
      fc.constantFrom(
        ...configWords,
        "*a",
        "!!omap [a: 1]",
        "!!set {a}",
        "!!binary aGk=",
        "~",
        ".inf",
        "0x1F",
        "'it''s'",
      ),
      fc.double().map(String),
      fc.string().map((text) => JSON.stringify(text)),
    ),
    tie("list"),
    tie("map"),
  ),
  list: fc
    .tuple(prefix(), fc.array(tie("node"), { maxLength: 4 }))
    .map(([before, items]) => `${before}[${items.join(", ")}]`),
  map: fc
    .tuple(prefix(), fc.array(fc.tuple(fc.constantFrom(...configWords, "<<", "? [a]"), tie("node")), { maxLength: 4 }))
    .map(([before, entries]) => `${before}{ ${entries.map(([key, value]) => `${key}: ${value}`).join(", ")} }`),
})).map;

function prefix(): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 5, arbitrary: fc.constant("") },
    fc.constantFrom("&a ", "!!map ", "!!seq ", "!!omap ", "!!set ", "!x "),
  );
}

const document = fc
  .array(fc.tuple(fc.constantFrom(...configWords), yamlText), { maxLength: 6 })
  .map((entries) => Buffer.from(entries.map(([key, value]) => `${key}: ${value}\n`).join("")));

const mutators = [mutateText(configWords), mutateText(configWords), mutateBytes];

/** YAML to a tree: what it says again as JSON is the same tree. */
export async function yaml(): Promise<Target> {
  const { parseYaml } = await inside<Loader>("netgraft/dist/loader/yaml-tree.js");
  return {
    summary: "YAML to the tree of a config",
    seeds: [...exampleConfigs(), ...textSeeds(...small)],
    grammar: document,
    mutators,
    read(input) {
      const value = toPlain(parseYaml(Buffer.from(input).toString("utf8"), "x.yaml"));
      const text = JSON.stringify(value);
      // JSON has no such numbers, and one zero.
      if (/\bnull\b/.test(text) || text.includes("-0")) return;
      const again = JSON.stringify(toPlain(parseYaml(text, "x.json")));
      if (again !== text) throw new Wrong(`is another tree as JSON: ${text.slice(0, 200)} and ${again.slice(0, 200)}`);
    },
  };
}

/** A config, without code that it names, to a network that is counted. */
export async function config(): Promise<Target> {
  const { composeNetwork } = await inside<Opening>("netgraft/dist/open-network.js");
  return {
    summary: "a config to a composed network and its counts",
    seeds: [...textSeeds(...small.slice(0, 4)), ...exampleConfigs()],
    grammar: document,
    mutators,
    memory: 512,
    async read(input, { put, folder }) {
      const network = await composeNetwork(put("x.yaml", input), { plugins: false, cwd: folder });
      const { parameters, macs } = network.summary();
      if (![parameters, macs].every((count) => Number.isSafeInteger(count) && count >= 0))
        throw new Wrong(`counts ${parameters} parameters and ${macs} multiply-accumulates`);
    },
  };
}
