import { binary } from "./binary.js";

export const add = binary("AddV2");
