import { networkJsonSchema } from "@netgraft/core";
import type { SchemaOptions } from "../commands/schema.js";
import type { CommandContext } from "../context.js";
import { filePath } from "../file-path.js";
import { openFramework } from "../open-framework.js";

/** Prints or writes the JSON Schema of configs. */
export async function printSchema(context: CommandContext, options: SchemaOptions): Promise<void> {
  const { backbones, attachments } = (await openFramework(context, options)).catalog;
  const schema = networkJsonSchema({
    backbones: backbones.all().map((backbone) => ({ ...backbone, sites: Object.keys(backbone.sites) })),
    attachments: attachments.all(),
  });
  if (options.output === undefined) return context.printJson(schema);
  const { writeFileWhole } = await import("@netgraft/weights/node");
  const text = `${JSON.stringify(schema, undefined, 2)}\n`;
  const path = filePath(context, options.output);
  await writeFileWhole(path, [new TextEncoder().encode(text)]);
  context.note(`wrote ${path}`);
}
