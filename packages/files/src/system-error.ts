import { NetgraftError, type Problem } from "@netgraft/core";

const reasons: ReadonlyMap<string, string> = new Map([
  ["ENOENT", "no such file or directory"],
  ["ENOTDIR", "a part of the path is no directory"],
  ["EISDIR", "a directory"],
  ["EACCES", "permission denied"],
  ["EPERM", "operation not permitted"],
  ["EROFS", "a read-only file system"],
  ["ENOSPC", "no space left on the device"],
  ["EDQUOT", "the quota of the disk is used up"],
  ["EFBIG", "the file is larger than the system allows"],
  ["EIO", "the device reports an input or output error"],
  ["EMFILE", "too many open files"],
  ["ENFILE", "too many open files in the system"],
  ["EBUSY", "in use by the system or another program"],
  ["ENOTEMPTY", "a directory that is not empty"],
  ["EEXIST", "it is there already"],
  ["ENAMETOOLONG", "the name is too long"],
  ["ELOOP", "too many symbolic links"],
  ["ENXIO", "a pipe that nobody reads"],
]);

/** The reason of a failed system call in words, for the `found` of a problem. */
export function systemErrorReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return reasons.get(code) ?? error.message;
}

/** Why reading failed, as parts of a problem: in the words of the system, or in ours where a file is none that is read. */
export function readingFailure(error: unknown): Pick<Problem, "expected" | "found"> {
  const [problem] = error instanceof NetgraftError ? error.problems : [];
  if (problem === undefined) return { found: systemErrorReason(error) };
  const { expected, found = problem.message } = problem;
  return { ...(expected !== undefined && { expected }), found };
}

/** Whether it is the system that has refused a call. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && !(error instanceof NetgraftError) && "code" in error && "syscall" in error;
}

/** Whether the system has said that there is nothing of that name. */
export function isMissing(error: unknown): boolean {
  return isSystemError(error) && error.code === "ENOENT";
}
