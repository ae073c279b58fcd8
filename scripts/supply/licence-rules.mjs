/** Which licences of dependencies are taken. */

/** Licences that ask for no more than to be named, by their SPDX identifiers. */
const permissive = new Set([
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BlueOak-1.0.0",
  "CC0-1.0",
  "ISC",
  "MIT",
  "Zlib",
]);

/**
 * Packages with copyleft that are taken all the same, each for its reason, under this licence and no other.
 * @type {readonly { readonly name: RegExp, readonly licence: string, readonly reason: string }[]}
 */
export const exceptions = [
  {
    name: /^elkjs$/,
    licence: "EPL-2.0 OR GPL-3.0-or-later",
    reason: "EPL-2.0 is taken: copyleft for the files of the library alone, which is used as npm brings it",
  },
  {
    name: /^@img\/sharp-libvips-/,
    licence: "LGPL-3.0-or-later",
    reason: "libvips is a shared library beside sharp, which whoever uses it can replace",
  },
  {
    name: /^@img\/sharp-win32-/,
    licence: "Apache-2.0 AND LGPL-3.0-or-later",
    reason: "sharp with libvips as a shared library, which whoever uses it can replace",
  },
  {
    name: /^@img\/sharp-wasm32$/,
    licence: "Apache-2.0 AND LGPL-3.0-or-later AND MIT",
    reason: "sharp with libvips in WebAssembly, where npm is asked for it; whoever uses it can replace the package",
  },
];

/**
 * What packages of ours have of others in them, with the file that has the licence's text or names it.
 * @type {readonly { readonly place: string, readonly what: string, readonly licence: string, readonly file: string }[]}
 */
export const copied = [
  {
    place: "packages/core",
    what: "inversify, and what it needs",
    licence: "MIT",
    file: "bundle/inversify.js.LICENSE.txt",
  },
  {
    place: "packages/core",
    what: "reflect-metadata",
    licence: "Apache-2.0",
    file: "bundle/inversify.js.LICENSE.txt",
  },
  { place: "packages/core", what: "zod", licence: "MIT", file: "bundle/zod.js.LICENSE.txt" },
  { place: "packages/diagram", what: "the fonts Arimo", licence: "OFL-1.1", file: "fonts/LICENSE.txt" },
  { place: "packages/onnx", what: "the messages of ONNX", licence: "Apache-2.0", file: "proto/onnx.proto" },
  {
    place: "packages/tensorflow",
    what: "messages of TensorFlow",
    licence: "Apache-2.0",
    file: "proto/saved_model.proto",
  },
];

/**
 * What is wrong with a licence; undefined where nothing is.
 * @param {string} name of the package
 * @param {string | undefined} licence as its manifest says, an SPDX expression
 * @returns {string | undefined}
 */
export function licenceProblem(name, licence) {
  if (licence === undefined) return `${name} says no licence`;
  if (exceptions.some((each) => each.name.test(name) && each.licence === licence)) return undefined;
  const isTaken = taken(licence);
  if (isTaken === undefined) return `${name} has a licence that is no SPDX expression: ${licence}`;
  return isTaken ? undefined : `${name} has a licence that is not known as permissive: ${licence}`;
}

/**
 * Why a package with copyleft is taken.
 * @param {string} name
 */
export function reasonFor(name) {
  return exceptions.find((each) => each.name.test(name))?.reason;
}

/**
 * Whether an SPDX expression can be met with permissive licences; undefined where it is none.
 * @param {string} expression
 * @returns {boolean | undefined}
 */
function taken(expression) {
  const words = expression.match(/[()]|[^\s()]+/g) ?? [];
  let at = 0;
  /** @returns {boolean} */
  const either = () => {
    let value = both();
    while (words[at] === "OR") {
      at += 1;
      const next = both();
      value ||= next;
    }
    return value;
  };
  /** @returns {boolean} */
  const both = () => {
    let value = one();
    while (words[at] === "AND") {
      at += 1;
      const next = one();
      value &&= next;
    }
    return value;
  };
  /** @returns {boolean} */
  const one = () => {
    const word = words[at++];
    if (word !== "(") {
      if (word === undefined || !/^[\w.+-]+$/.test(word) || ["AND", "OR", "WITH"].includes(word))
        throw new SyntaxError(word);
      return permissive.has(word);
    }
    const value = either();
    if (words[at++] !== ")") throw new SyntaxError("( without )");
    return value;
  };
  try {
    const value = either();
    return at === words.length ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
