import type { DefineCommand } from "../command.js";
import { compareCommand } from "./compare.js";
import { configCommand } from "./config.js";
import { createPluginCommand } from "./create-plugin.js";
import { datasetCommand } from "./dataset.js";
import { describeCommand } from "./describe.js";
import { diagramCommand } from "./diagram.js";
import { doctorCommand } from "./doctor.js";
import { evaluateCommand } from "./evaluate.js";
import { exportCommand } from "./export.js";
import { listCommand } from "./list.js";
import { predictCommand } from "./predict.js";
import { schemaCommand } from "./schema.js";
import { setupCommand } from "./setup.js";
import { summaryCommand } from "./summary.js";
import { trainCommand } from "./train.js";
import { validateCommand } from "./validate.js";
import { weightsCommand } from "./weights.js";

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
