import { ConfigOverrideError } from "@netgraft/core/host";
import { parseValue } from "../../loader/yaml-value.js";

/**
 * The options of an exporter, of what follows each `--option`: `name=value`, the value as in YAML; of two of a name the last.
 * @throws NG_CONFIG_OVERRIDE with every text that does not parse
 */
export function exporterOptions(texts: readonly string[]): Readonly<Record<string, unknown>> {
  const parsed = texts.map((text) => {
    const equals = text.indexOf("=");
    const [name, value] = [text.slice(0, equals).trim(), text.slice(equals + 1)];
    if (equals < 1 || name === "" || value.trim() === "") return { text, reason: "this is no option with a value" };
    try {
      return { name, value: parseValue(value) };
    } catch (error) {
      return { text, reason: `the value does not parse: ${error instanceof Error ? error.message : String(error)}` };
    }
  });
  const problems = parsed.flatMap(({ text, reason }) =>
    reason === undefined ? [] : [{ at: `--option ${text}`, message: reason, expected: "name=value, e.g. opset=18" }],
  );
  if (problems.length > 0) throw new ConfigOverrideError(problems);
  return Object.fromEntries(parsed.flatMap(({ name, value }) => (name === undefined ? [] : [[name, value]])));
}
