import { Document, isScalar, parseDocument, visit } from "yaml";

/** A value as YAML; lists of scalars stand on one line. */
export function formatYaml(value: unknown): string {
  const document = new Document(value);
  visit(document, {
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
  const document = parseDocument(text, { prettyErrors: false, version: "1.2" });
  const [problem] = [...document.errors, ...document.warnings];
  if (problem !== undefined) throw new Error(problem.message);
  return document.toJS({ maxAliasCount: 0 });
}
