import { writeFileSync } from "node:fs";

/**
 * Writes what was measured, with the date, as JSON.
 * @param {string} path
 * @param {object} results
 */
export function writeResults(path, results) {
  writeFileSync(path, `${JSON.stringify({ date: new Date().toISOString(), ...results }, undefined, 2)}\n`);
  console.log(`\nFigures are in ${path}.`);
}
