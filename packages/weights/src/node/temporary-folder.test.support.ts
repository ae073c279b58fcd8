import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "mocha";

/** A folder that exists while the tests of the enclosing `describe` run, as a function to the path of a name in it. */
export function temporaryFolder(): (name?: string) => string {
  let folder = "";
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "netgraft-weights-"));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));
  return (name = "") => join(folder, name);
}

/** The error that a promise is rejected with. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("the promise was fulfilled");
}
