export { folderWith, writeFiles } from "./folder-with.js";
export { missingModules, needsPython, python, runPython } from "./python.js";
export { rejection } from "./rejection.js";
export { skipBecause } from "./skip-because.js";
