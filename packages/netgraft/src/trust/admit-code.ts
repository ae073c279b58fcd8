import { realpathSync } from "node:fs";
import { dirname } from "node:path";
import type { NetgraftError } from "@netgraft/core";
import { CodeUntrustedError } from "../errors.js";
import type { CodePolicy, CodeRequest, NamedCode } from "./code-policy.js";
import { allows, hasChanged } from "./trust-entry.js";
import { readTrustList, trustFile } from "./trust-list.js";

/**
 * Lets code pass that the user trusts or allows.
 * @param file the module that would run
 * @param namedBy the config that names it; of a program that an argument names, the program
 * @throws NG_CODE_UNTRUSTED; NG_TRUST_LIST
 */
export async function admitCode(
  code: NamedCode,
  { file, namedBy }: { readonly file: string; readonly namedBy: string },
  { env, askCode }: CodePolicy,
): Promise<void> {
  // Where a link leads decides, not where it lies.
  const place = { file: realpathSync.native(file), namedBy: realpathSync.native(namedBy) };
  const entries = await readTrustList(trustFile(env));
  if (entries.some((entry) => allows(entry, place))) return;
  const request: CodeRequest = {
    ...code,
    file: place.file,
    folder: dirname(place.namedBy),
    hasChanged: entries.some((entry) => hasChanged(entry, place)),
  };
  if ((await askCode?.(request)) !== true) throw untrusted(request);
}

function untrusted({ kind, name, source, file, folder, hasChanged: changed }: CodeRequest): NetgraftError {
  const reason = changed ? "which has changed since it was trusted" : "which is not trusted";
  return new CodeUntrustedError({
    at: kind === "plugin" ? "plugins" : name,
    message:
      kind === "plugin"
        ? `to use the plugin "${name}" is to run the code of ${file}, ${reason}`
        : `the config is a program, ${reason}`,
    expected: `\`netgraft trust ${shellWord(folder)}\` if it is yours, or --plugins to run it this once`,
    ...(source === undefined ? {} : { source }),
  });
}

/** A path that a shell takes as it is: a reader may copy it. */
function shellWord(path: string): string {
  return /^[\w./:@+-]+$/.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`;
}
