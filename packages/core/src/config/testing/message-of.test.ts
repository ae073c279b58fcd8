import { expect } from "chai";
import { NetgraftError } from "../../errors/index.js";
import { validateNetwork } from "../index.js";
import { components } from "./example-components.test.js";
import { treeFromJson } from "./tree-from-json.test.js";

/** The message of the error for a config text, or "valid"; for tests only. */
export function messageOf(text: string): string {
  try {
    validateNetwork(treeFromJson(text), components);
  } catch (error) {
    if (error instanceof NetgraftError) return error.message;
    throw error;
  }
  return "valid";
}

/** Checks that each mistake has its message. */
export function itExplains(mistakes: readonly (readonly [mistake: string, text: string, message: string])[]): void {
  for (const [mistake, text, message] of mistakes) {
    it(`explains ${mistake}`, () => expect(messageOf(text)).to.equal(message));
  }
}
