import { ConfigSyntaxError, describeOrigin, type NetgraftError, type Origin } from "@netgraft/core";
import type { YAMLError } from "yaml";

/** How many problems of one file are told; an open bracket can make the parser find thousands. */
const mostTold = 10;

/** @throws NG_CONFIG_SYNTAX with what the parser found, the first problems first */
export function assertParsed(errors: readonly YAMLError[], originAt: (offset: number) => Origin): void {
  if (errors.length === 0) return;
  const exhausted = errors.find(({ message }) => /call stack/i.test(message));
  const told = exhausted === undefined ? errors.slice(0, mostTold) : [exhausted];
  throw new ConfigSyntaxError(
    told.map((error) => ({ message: clauseOf(error), source: describeOrigin(originAt(error.pos[0])) })),
  );
}

/** The error for something that YAML has and configs have not. */
export function syntaxError(origin: Origin, message: string): NetgraftError {
  return new ConfigSyntaxError({ message, source: describeOrigin(origin) });
}

/** A sentence of the parser's as problems have them: `Map keys must be unique.` becomes `map keys must be unique`. */
function clauseOf({ code, message }: YAMLError): string {
  if (/call stack/i.test(message)) return "the values are nested too deeply";
  if (code === "MULTIPLE_DOCS") return "a second document begins here, and a file holds one config";
  return message.charAt(0).toLowerCase() + message.slice(1).replace(/\.$/, "");
}
