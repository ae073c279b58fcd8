export { fnv1a32 } from "./fnv-1a.js";
export { type RandomNumbers, randomNumbers } from "./random-numbers.js";
export { type RandomStream, randomStream } from "./random-stream.js";
