import { NetgraftError, type Problem } from "@netgraft/core";
import { expect } from "chai";

/** What a promise is rejected with, which must be an error of that code. */
export async function rejected(code: string, promise: Promise<unknown>): Promise<NetgraftError> {
  const error = await promise.then(
    () => expect.fail(`nothing with the code ${code} was thrown`),
    (reason: unknown) => reason,
  );
  if (!(error instanceof NetgraftError)) throw error;
  expect(error.code, error.message).to.equal(code);
  return error;
}

/** The problems of the error that a promise is rejected with. */
export async function problemsOf(code: string, promise: Promise<unknown>): Promise<readonly Problem[]> {
  return (await rejected(code, promise)).problems;
}
