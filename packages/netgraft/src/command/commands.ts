import type { DefineCommand } from "./command.js";

/** All commands by their names, in the order of the help; one that is called is defined alone. */
export const commands: Readonly<Record<string, () => Promise<DefineCommand>>> = {
  list: async () => (await import("./list/command.js")).listCommand,
  describe: async () => (await import("./describe/command.js")).describeCommand,
  validate: async () => (await import("./validate/command.js")).validateCommand,
  summary: async () => (await import("./summary/command.js")).summaryCommand,
  compare: async () => (await import("./compare/command.js")).compareCommand,
  diagram: async () => (await import("./diagram/command.js")).diagramCommand,
  config: async () => (await import("./config/command.js")).configCommand,
  schema: async () => (await import("./schema/command.js")).schemaCommand,
  weights: async () => (await import("./weights/command.js")).weightsCommand,
  dataset: async () => (await import("./dataset/command.js")).datasetCommand,
  init: async () => (await import("./init/command.js")).initCommand,
  train: async () => (await import("./train/command.js")).trainCommand,
  sweep: async () => (await import("./sweep/command.js")).sweepCommand,
  worker: async () => (await import("./worker/command.js")).workerCommand,
  evaluate: async () => (await import("./evaluate/command.js")).evaluateCommand,
  gates: async () => (await import("./gates/command.js")).gatesCommand,
  export: async () => (await import("./export/command.js")).exportCommand,
  predict: async () => (await import("./predict/command.js")).predictCommand,
  pull: async () => (await import("./pull/command.js")).pullCommand,
  trust: async () => (await import("./trust/command.js")).trustCommand,
  "create-plugin": async () => (await import("./create-plugin/command.js")).createPluginCommand,
  setup: async () => (await import("./setup/command.js")).setupCommand,
  doctor: async () => (await import("./doctor/command.js")).doctorCommand,
  completion: async () => (await import("./completion/command.js")).completionCommand,
};
