export { openWebSession, type OrtModule, type OrtSession } from "./open-web-session.js";
export type { OrtTensor } from "../tensor-of-ort.js";
