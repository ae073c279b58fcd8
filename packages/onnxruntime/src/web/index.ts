export { openWebSession, type OrtModule, type OrtSession, type OrtTensor } from "./open-web-session.js";
