export { childEnvironment } from "./child-environment.js";
export * from "./errors.js";
export { cacheFolder, type Environment } from "./cache-folder.js";
export { EngineProcess, type EngineProcessOptions } from "./engine-process.js";
export { engineOfProcesses, type ProcessesEngine, type ProgramOpener } from "./engine-of-processes.js";
export { type Processes, processes } from "./processes.js";
export { portions } from "./portions.js";
export type { CallWithoutSession, ProcessSession, SessionProcess } from "./process-session.js";
export type { CallTable, Handlers } from "./protocol.js";
