import { NetgraftError, toPlain } from "@netgraft/core/config";
import { Document, isScalar, Scalar, visit } from "yaml";
import { parseYaml } from "./yaml-tree.js";

/**
 * A value as YAML; lists of scalars stand on one line. Text with what cannot be printed is in double quotes, where the escapes that it is
 * shown with mean the same.
 */
export function formatYaml(value: unknown): string {
  const document = new Document(value);
  visit(document, {
    Scalar: (_, scalar) => {
      if (typeof scalar.value === "string" && /[^\P{C}\n]/u.test(scalar.value)) scalar.type = Scalar.QUOTE_DOUBLE;
    },
    Seq: (_, list) => {
      list.flow = list.items.every((item) => isScalar(item));
    },
  });
  return document.toString({ lineWidth: 120 }).trimEnd();
}

/**
 * A value in YAML's scalar or flow syntax, as `--set` and `--attach` take it: `8`, `true`, `[1, 4]`, `{ stages: [1] }`.
 * @throws an Error whose message says why the text is no such value
 */
export function parseValue(text: string): unknown {
  try {
    return toPlain(parseYaml(text, ""));
  } catch (error) {
    // The place in the text is of no help where it is a word of a command.
    const [problem] = error instanceof NetgraftError ? error.problems : [];
    throw problem === undefined ? error : new Error(problem.message, { cause: error });
  }
}
