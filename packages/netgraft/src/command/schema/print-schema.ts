import { chosenKinds, type DescribedComponents, networkJsonSchema } from "@netgraft/core/config";
import type { SchemaOptions } from "./options.js";
import type { CommandContext } from "../context.js";
import { openFramework } from "../arguments/open-framework.js";

/** Prints or writes the JSON Schema of configs. */
export async function printSchema(context: CommandContext, options: SchemaOptions): Promise<void> {
  const { catalog } = await openFramework(context, options);
  const components = chosenKinds.map(({ plural }) => [plural, catalog[plural].all()]);
  // Each kind that configs choose has its list.
  const schema = networkJsonSchema(Object.fromEntries(components) as DescribedComponents);
  if (options.output === undefined) return context.printJson(schema);
  const { writeFileWhole } = await import("@netgraft/files");
  const text = `${JSON.stringify(schema, undefined, 2)}\n`;
  const path = context.shownPath(options.output);
  await writeFileWhole(path, [new TextEncoder().encode(text)]);
  context.note(`wrote ${path}`);
}
