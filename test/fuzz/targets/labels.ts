import fc from "fast-check";
import { createFramework } from "@netgraft/core";
import { resnet } from "@netgraft/plugin-resnet";
import { se } from "@netgraft/plugin-se";
import { mutateBytes } from "../mutate/bytes.js";
import { mutateText } from "../mutate/text.js";
import { inside } from "./inside.js";
import { type Target, textSeeds, Wrong } from "./target.js";

type Labels = typeof import("../../../packages/netgraft/dist/run/labels.js");

const classes = 3;

/** A file of class names: one a line, or a folder, a tab and a label. */
export async function labels(): Promise<Target> {
  const { readLabels } = await inside<Labels>("netgraft/dist/run/labels.js");
  const network = createFramework({ plugins: [se, resnet] }).compose({
    name: "x",
    backbone: { type: "resnet", block: "basic", layers: [1], width: 4 },
    classes,
    labels: "labels.txt",
    input: { height: 32, width: 32 },
  });
  return {
    summary: "a file of class names",
    seeds: textSeeds(
      "cat\ndog\nemu\n",
      "cat\r\ndog\r\nemu",
      "n01\tcat\nn02\tdog, hound\nn03\temu\n",
      "\uFEFFa\nb\nc\n",
    ),
    grammar: fc.array(fc.string({ unit: "binary" }), { maxLength: 5 }).map((lines) => Buffer.from(lines.join("\n"))),
    mutators: [mutateText(["\t", "\n", "\r\n"]), mutateBytes],
    async read(input, { put, folder }) {
      put("labels.txt", input);
      const read = await readLabels(network, folder);
      if (read?.length !== classes) throw new Wrong(`gives ${read?.length} names for ${classes} classes`);
    },
  };
}
