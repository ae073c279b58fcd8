import fc from "fast-check";
import { pathPattern } from "@netgraft/core/graph";
import { mutateText } from "../mutate/text.js";
import { type Target, textSeeds, Wrong } from "./target.js";

const paths = [
  "conv1",
  "layer1.0",
  "layer1.0.conv1",
  "layer4.2.bn2.weight",
  "a".repeat(300),
  `${"a.".repeat(300)}b`,
  "{",
  "a,b",
  "",
];

const pattern = fc.letrec<{ node: string; part: string; choice: string }>((tie) => ({
  node: fc.array(tie("part"), { maxLength: 5 }).map((parts) => parts.join("")),
  part: fc.oneof(
    { maxDepth: 6 },
    fc.constantFrom("*", "**", "layer1", ".", "0", "conv", " ", "{", "}", ",", "a", "(", "$", "\\"),
    tie("choice"),
  ),
  choice: fc.array(tie("node"), { maxLength: 4 }).map((choices) => `{${choices.join(",")}}`),
})).node;

/** The language of `where.path`, `except`, `freeze`, `groups` and exposures. */
export function patterns(): Target {
  return {
    summary: "patterns of paths",
    seeds: textSeeds(
      "layer1.*",
      "**.bias",
      "{layer1,layer2}.{0,1}.conv*",
      "layer{1,{2,3}}",
      "a{b",
      "*****a",
      "{{{a,b},c},d}{e,f}",
    ),
    grammar: pattern.map((text) => Buffer.from(text)),
    mutators: [mutateText(["*", "**", "{", "}", ",", "{a,b}", "{a,{b,c}}", ".*", "*.*.*.*.*.*"])],
    read(input) {
      const text = Buffer.from(input).toString("utf8");
      const read = pathPattern(text);
      for (const path of paths) {
        const met = read.test(path);
        if (/^[\w.]*$/.test(text) && met !== (path === text))
          throw new Wrong(`a name meets another path: ${text} and ${path}`);
        if (text.trim() === "**" && !met) throw new Wrong(`** does not meet ${path}`);
      }
      if (read.unmet(paths).length === 0 && !paths.some((path) => read.test(path)))
        throw new Wrong("no path is met, and nothing is unmet");
    },
  };
}
