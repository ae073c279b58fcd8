import { parseSafetensors } from "@netgraft/weights";
import { createFramework } from "netgraft";
import { parseYaml } from "../../packages/netgraft/dist/loader/yaml-tree.js";

/** How much larger the second text is than the first. */
const growth = 4;

/**
 * How the time of reading grows with what is read: the ratio of a text to one of a fourth. Four where it is linear; sixteen where each
 * part is compared with all others.
 * @type {readonly import("./measure-figures.mjs").Measurement[]}
 */
export const linear = [
  ratioOf("keys of YAML", (count) => repeated(count, (index) => `k${index}: ${index}\n`), yaml),
  ratioOf("keys of YAML in one line", (count) => `{${repeated(count, (index) => `k${index}: 1,`)}}`, yaml),
  ratioOf("aliases of YAML", (count) => repeated(count, (index) => `k${index}: [&a${index} 1, *a${index}]\n`), yaml),
  ratioOf("tensors of safetensors", safetensors, (bytes) => parseSafetensors(bytes)),
  ratioOf(
    "blocks of a ResNet",
    (count) => count / 10,
    (count) =>
      createFramework().compose({ name: "deep", backbone: { type: "resnet", block: "basic", layers: [count] } }),
  ),
];

/**
 * @template T
 * @param {string} what
 * @param {(count: number) => T} make
 * @param {(made: T) => unknown} read
 * @returns {import("./measure-figures.mjs").Measurement}
 */
function ratioOf(what, make, read) {
  return {
    name: `time for ${growth} times the ${what}`,
    unit: "times",
    limit: 2 * growth,
    measure() {
      const made = [5000, 5000 * growth].map((count) => make(count));
      const [small, large] = /** @type {[T, T]} */ (made);
      read(small);
      return Array.from({ length: 7 }, () => seconds(() => read(large)) / seconds(() => read(small)));
    },
  };
}

/** @param {() => unknown} work */
function seconds(work) {
  const before = process.cpuUsage().user;
  work();
  return process.cpuUsage().user - before;
}

/** @param {string} text */
function yaml(text) {
  return parseYaml(text, "a.yaml");
}

/** @param {number} count */
function safetensors(count) {
  const header = repeated(
    count,
    (index) => `,"t${index}":{"dtype":"U8","shape":[1],"data_offsets":[${index},${index + 1}]}`,
  );
  const json = new TextEncoder().encode(`{${header.slice(1)}}`);
  const bytes = new Uint8Array(8 + json.length + count);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(json.length), true);
  bytes.set(json, 8);
  return bytes;
}

/**
 * @param {number} count
 * @param {(index: number) => string} part
 */
function repeated(count, part) {
  return Array.from({ length: count }, (_, index) => part(index)).join("");
}
