import { networkJsonSchema } from "@netgraft/core";
import type { SchemaOptions } from "../commands/schema.js";
import type { CommandContext } from "../context.js";
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
  await writeFileWhole(context.path(options.output), [new TextEncoder().encode(text)]);
  context.note(`wrote ${options.output}`);
}
