/** The services of the house: a plugin or a test binds others in their place. */
export { type Clock, clock, defaultServices, type Service, service, type Services } from "@netgraft/core";
export { type Processes, processes } from "@netgraft/engine-process";
export { type PictureDecoder, pictureDecoder, PictureFormatError, sharpDecoder } from "@netgraft/data";
export { type FileReader, fileReader } from "@netgraft/files";
export { type ProgressDisplay, progressDisplays } from "./command/output/progress-display.js";
export { type WebAccess, webAccess } from "./hub/web-access.js";
export type { TextSink } from "./command/output/text-sink.js";
