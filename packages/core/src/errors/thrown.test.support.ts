import { expect } from "chai";
import { NetgraftError } from "./netgraft-error.js";
import type { Problem } from "./problem.js";

/** What `action` throws, which must be an error of that code. */
export function thrown(code: string, action: () => unknown): NetgraftError {
  let caught: unknown;
  try {
    action();
  } catch (error) {
    caught = error;
  }
  expect(caught, `nothing with the code ${code} was thrown`).to.be.instanceOf(NetgraftError);
  // Just checked.
  const error = caught as NetgraftError;
  expect(error.code, error.message).to.equal(code);
  return error;
}

/** The one problem of the error that `action` throws. */
export function problemOf(code: string, action: () => unknown): Problem {
  const { problems } = thrown(code, action);
  expect(problems).to.have.length(1);
  return problems[0] ?? expect.fail("no problem");
}
