export * from "./errors.js";
export { type FileReader, fileReader } from "./file-reader.js";
export { openFile, type ReadableFile } from "./open-file.js";
export { assertProgramFile } from "./program-file.js";
export { systemErrorReason } from "./system-error.js";
export { type Chunks, writeFileWhole } from "./write-file.js";
export { writeFolderWhole, type WriteFolderOptions } from "./write-folder.js";
