export { type PictureConfig, readPictureInput } from "./picture-input.js";
