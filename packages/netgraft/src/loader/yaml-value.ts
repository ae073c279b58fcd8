import { Document, isScalar, visit } from "yaml";

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
