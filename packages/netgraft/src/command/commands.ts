import type { DefineCommand } from "./command.js";
import { compareCommand } from "./compare/command.js";
import { configCommand } from "./config/command.js";
import { createPluginCommand } from "./create-plugin/command.js";
import { datasetCommand } from "./dataset/command.js";
import { describeCommand } from "./describe/command.js";
import { diagramCommand } from "./diagram/command.js";
import { doctorCommand } from "./doctor/command.js";
import { evaluateCommand } from "./evaluate/command.js";
import { exportCommand } from "./export/command.js";
import { listCommand } from "./list/command.js";
import { predictCommand } from "./predict/command.js";
import { schemaCommand } from "./schema/command.js";
import { setupCommand } from "./setup/command.js";
import { summaryCommand } from "./summary/command.js";
import { trainCommand } from "./train/command.js";
import { validateCommand } from "./validate/command.js";
import { weightsCommand } from "./weights/command.js";

/** All commands, in the order of the help. */
export const commands: readonly DefineCommand[] = [
  listCommand,
  describeCommand,
  validateCommand,
  summaryCommand,
  compareCommand,
  diagramCommand,
  configCommand,
  schemaCommand,
  weightsCommand,
  datasetCommand,
  trainCommand,
  evaluateCommand,
  exportCommand,
  predictCommand,
  createPluginCommand,
  setupCommand,
  doctorCommand,
];
