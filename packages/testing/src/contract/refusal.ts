import assert from "node:assert/strict";
import { NetgraftError } from "@netgraft/core";

/** The error that something has to end with. */
export interface ExpectedError {
  /** Its code, e.g. `NG_ATTACHMENT_MISFIT`. */
  readonly code: string;
  /** What its message has to say. */
  readonly message?: RegExp;
}

/** Fails unless a function throws the error that is expected. */
export function assertRefuses({ code, message }: ExpectedError, run: () => unknown): void {
  try {
    run();
  } catch (error) {
    if (!(error instanceof NetgraftError)) throw error;
    assert.equal(error.code, code, error.message);
    if (message !== undefined) assert.match(error.message, message);
    return;
  }
  assert.fail(`it is taken, where ${code} is expected`);
}
