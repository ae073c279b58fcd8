import fc from "fast-check";
import type { Override } from "@netgraft/core/config";
import { mutateBytes } from "../mutate/bytes.js";
import { mutateText } from "../mutate/text.js";
import { inside } from "./inside.js";
import { type Target, textSeeds } from "./target.js";
import { configWords } from "./vocabulary.js";

type Overrides = typeof import("../../../packages/netgraft/dist/overrides.js");
type Opening = typeof import("../../../packages/netgraft/dist/open-network.js");

const seeds = [
  "set classes=10",
  "set attachments.se.reduction=8",
  "set attachments[0].where.stages=[1, 2]",
  "set input.height=64",
  "set backbone={ type: resnet, depth: 18 }",
  "set training.epochs=3",
  "set preprocess.mean=[0.1, 0.2, 0.3]",
  "set labels=null",
  "set __proto__.polluted=1",
  "set constructor.prototype.polluted=1",
  "set attachments.__proto__.x=1",
  "set plugins=[./x.mjs]",
  "attach se",
  "attach se(reduction=8)@conv2",
  "attach b=se(reduction=4)",
  "attach cbam@residual",
  "attach sk(radix=2)",
  "attach se(__proto__={ polluted: 1 })",
  "attach __proto__=se",
  "attach eca(kernel=5)@conv3 where stages=[1]",
];
const key = fc.constantFrom(...configWords, "se", "0", "__proto__", "constructor", "prototype", "toString", "-1", "");
const path = fc
  .array(fc.tuple(fc.constantFrom(".", ".", "[", "]", "[0]", '["'), key), { maxLength: 6 })
  .map((steps) => steps.flat().join("").replace(/^\./, ""));
const override = fc.oneof(
  fc
    .tuple(path, fc.constantFrom(...configWords, "1", "[1]", "null", "{ a: 1 }", "[", ""))
    .map(([at, value]) => `set ${at}=${value}`),
  fc.tuple(key, key, fc.dictionary(key, key, { maxKeys: 3 }), key).map(
    ([id, type, options, site]) =>
      `attach ${id}=${type}(${Object.entries(options)
        .map((pair) => pair.join("="))
        .join(", ")})@${site}`,
  ),
  fc.constantFrom(`set ${"a.".repeat(5000)}=1`, `attach se(a=${"[".repeat(5000)})`, `set a=${"{a: ".repeat(5000)}`),
);

/** What `--set` and `--attach` take, on a preset. */
export async function overrides(): Promise<Target> {
  const { attachOverride, setOverride } = await inside<Overrides>("netgraft/dist/overrides.js");
  const { composeNetwork } = await inside<Opening>("netgraft/dist/open-network.js");
  return {
    summary: "what --set and --attach take, to a composed network",
    seeds: textSeeds(...seeds),
    grammar: override.map((text) => Buffer.from(text)),
    mutators: [mutateText(configWords), mutateText(configWords), mutateBytes],
    memory: 512,
    async read(input, { folder }) {
      const text = Buffer.from(input).toString("utf8");
      const of: Override = text.startsWith("attach ")
        ? attachOverride(text.slice(7))
        : setOverride(text.replace(/^set /, ""));
      await composeNetwork("seresnet20_cifar", { overrides: [of], plugins: false, cwd: folder });
    },
  };
}
