import { defaultEngineName } from "../../run/default-engine-name.js";
import { withPluginOption } from "../arguments/plugin-option.js";
import { type DefineCommand, examples } from "../command.js";
import type { DoctorOptions } from "./options.js";

/** `netgraft doctor`. */
export const doctorCommand: DefineCommand = (program, context) => {
  withPluginOption(program.command("doctor").summary("show what is there and usable: engines, threads, memory"))
    .description(
      `Starts each engine and shows what there is, and what to do where something is missing. The exit status is 0 where the default engine, ${defaultEngineName}, works, and 1 where it does not.`,
    )
    .option("--json", "print JSON")
    .addHelpText("after", examples({ "netgraft doctor": "as a table", "netgraft doctor --json": "for a program" }))
    .action(async (options: DoctorOptions) => {
      const { printDoctor } = await import("./print-doctor.js");
      await printDoctor(context, options);
    });
};
