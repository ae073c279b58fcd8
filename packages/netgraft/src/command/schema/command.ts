import { type DefineCommand, examples } from "../command.js";
import { withPluginOption } from "../arguments/plugin-option.js";
import type { SchemaOptions } from "./options.js";

/** `netgraft schema`. */
export const schemaCommand: DefineCommand = (program, context) => {
  withPluginOption(program.command("schema").summary("print the JSON Schema of configs, for editors"))
    .description(
      "Prints the JSON Schema by which editors check and complete configs, with the options of all components.",
    )
    .option("-o, --output <file>", "write it to a file")
    .addHelpText(
      "after",
      examples({
        "netgraft schema -o network.schema.json": "for configs that begin with `$schema: ./network.schema.json`",
        "netgraft schema --plugin ./my-attention.mjs": "with the options of a plugin's components",
      }),
    )
    .action(async (options: SchemaOptions) => {
      const { printSchema } = await import("./print-schema.js");
      await printSchema(context, options);
    });
};
