import { TrustSubjectError } from "../../errors.js";
import type { TrustEntry } from "../../trust/trust-entry.js";
import { entriesOf, trustedSubject } from "./trusted-subject.js";
import { changeTrustList, readTrustList, trustFile } from "../../trust/trust-list.js";
import type { CommandContext } from "../context.js";
import type { TrustOptions } from "./options.js";

/**
 * Adds to the list of what is trusted, or takes off it, all that is named or nothing; without a name, lists it.
 * @throws NG_TRUST_LIST, NG_TRUST_SUBJECT, NG_PLUGIN_NOT_FOUND, NG_WRITE_FAILED
 */
export async function printTrust(
  context: CommandContext,
  subjects: readonly string[],
  { list = false, remove = false, json = false }: TrustOptions,
): Promise<void> {
  const file = trustFile(context.env);
  if (remove) await changeTrustList(file, (entries) => without(entries, subjects, context.cwd));
  else if (subjects.length > 0) await add(context, file, subjects);
  if (subjects.length > 0 && !list && !json) return;
  const entries = await readTrustList(file);
  if (json) return context.printJson(entries);
  for (const entry of entries) context.printLine(lineOf(entry));
  if (entries.length === 0) context.note(`nothing is trusted (${file})`);
}

async function add(context: CommandContext, file: string, subjects: readonly string[]): Promise<void> {
  const added = await Promise.all(subjects.map((subject) => trustedSubject(subject, context.cwd)));
  // What was trusted at another version, or with other contents, is replaced.
  const isAdded = ({ kind, path }: TrustEntry): boolean =>
    added.some((entry) => entry.kind === kind && entry.path === path);
  await changeTrustList(file, (entries) => [...entries.filter((entry) => !isAdded(entry)), ...added]);
  for (const entry of added) context.note(`trusted: ${lineOf(entry)}`);
}

function without(entries: readonly TrustEntry[], subjects: readonly string[], cwd: string): readonly TrustEntry[] {
  const removed = subjects.map((subject) => ({ subject, found: entriesOf(entries, subject, cwd) }));
  const missing = removed.filter(({ found }) => found.length === 0);
  if (missing.length > 0)
    throw new TrustSubjectError(
      missing.map(({ subject }) => ({
        at: subject,
        message: "is not on the list",
        expected: "something that `netgraft trust --list` shows",
      })),
    );
  const gone = new Set(removed.flatMap(({ found }) => found));
  return entries.filter((entry) => !gone.has(entry));
}

function lineOf(entry: TrustEntry): string {
  if (entry.kind === "folder") return `folder   ${entry.path}`;
  if (entry.kind === "file") return `file     ${entry.path}  ${entry.sha256.slice(0, 12)}`;
  return `package  ${entry.name}@${entry.version}  ${entry.path}`;
}
