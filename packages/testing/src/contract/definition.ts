import assert from "node:assert/strict";
import { describeOptions, NetgraftError, parsePlainOptions } from "@netgraft/core/config";
import type { z } from "@netgraft/core";
import type { TestRunner } from "../runner.js";

/** What every component says of itself. */
interface Described {
  readonly type: string;
  readonly summary: string;
  readonly options: z.ZodType;
}

/** Declares tests of what lists, help, editors and error messages read from a component. */
export function testDefinition({ type, summary, options }: Described, { it }: TestRunner): void {
  it("has a type that configs can name, and one sentence of summary", () => {
    assert.match(type, /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/, "the type is in lower case, with _ between words");
    assert.match(summary, /^\S[^\n]*\.$/, "the summary is one line and ends with a full stop");
  });

  it("describes each of its options", () => {
    const silent = describeOptions(options).filter(({ description = "" }) => description.trim() === "");
    assert.deepEqual(
      silent.map(({ name }) => name),
      [],
      "options without `.describe(…)`",
    );
  });

  it("refuses an option that it does not have", () => {
    assert.equal(
      codeOf(() => parsePlainOptions(options, { anOptionThatDoesNotExist: 1 })),
      "NG_CONFIG_INVALID",
      "the schema is a z.strictObject",
    );
  });
}

/** The code of the error that a function throws; undefined where it throws none. Other errors are thrown on. */
function codeOf(run: () => unknown): string | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    if (error instanceof NetgraftError) return error.code;
    throw error;
  }
}
