export { dyingProcesses, type ProcessMessage } from "./dying-processes.js";
export { type CallFault, failingFiles, type FileCall, type FileFault, forEachCall } from "./failing-files.js";
export { folderWith, writeFiles } from "./folder-with.js";
export { afterPowerLoss, type Survivor, type Tree, treeOf } from "./power-loss.js";
export { promptFiles } from "./prompt-files.js";
export { missingModules, needsPython, python, runPython } from "./python.js";
export { type FileEvent, recordedFiles } from "./recorded-files.js";
export { rejection } from "./rejection.js";
export { skipBecause } from "./skip-because.js";
