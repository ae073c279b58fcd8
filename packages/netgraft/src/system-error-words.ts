import { getSystemErrorMap } from "node:util";

/** The reason of a failed call of the file system in words: `no such file or directory`. */
export function systemErrorWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const errno = "errno" in error && typeof error.errno === "number" ? error.errno : 0;
  return getSystemErrorMap().get(errno)?.[1] ?? error.message;
}
