export type { Chunks } from "./chunks.js";
export * from "./errors.js";
export { type FileReader, fileReader, readFileWhole } from "./file-reader.js";
export { type FileSystem, fileSystem, nodeFileSystem, type OpenedFile, withFileSystem } from "./file-system.js";
export type { WriteFile } from "./file-writer.js";
export { makeFolder, removeEmptyFolders } from "./make-folder.js";
export { linkFile } from "./link-file.js";
export { type FolderHold, holdFolder, type HoldOptions } from "./hold/folder-hold.js";
export { isHoldName } from "./hold/hold-chain.js";
export { isTemporaryName, removeAbandoned } from "./owned-name.js";
export {
  type FileBeingRead,
  openFile,
  type ReadableFile,
  readFileWholeSync,
  type ReadingSystem,
  withReadingSystem,
} from "./open-file.js";
export { type PartialFile, partialFile } from "./partial-file.js";
export { assertProgramFile } from "./program-file.js";
export { isSystemError, readingFailure, systemErrorReason } from "./system-error.js";
export { withTemporaryFolder } from "./temporary-folder.js";
export { writeFileWhole, type WriteFileOptions } from "./write-file.js";
export { writeFolderWhole, type WriteFolderOptions } from "./write-folder.js";
