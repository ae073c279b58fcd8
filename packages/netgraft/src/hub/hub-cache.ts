import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { linkFile, makeFolder, readFileWhole, writeFileWhole } from "@netgraft/files";

/** What a commit is named by. */
const commitPattern = /^[0-9a-f]{40}$/;

export function isCommit(revision: string): boolean {
  return commitPattern.test(revision);
}

/**
 * What is kept of one repository, laid out as by Python's `huggingface_hub`, so that both find what the other has fetched:
 * `models--<owner>--<name>/` with `blobs/<etag>`, `snapshots/<commit>/<file>`, which link to blobs, and `refs/<revision>` with commits.
 */
export class HubCache {
  readonly folder: string;

  /** @param cache the folder of all repositories */
  constructor(cache: string, repository: string) {
    this.folder = join(cache, `models--${repository.replaceAll("/", "--")}`);
  }

  /** The commit that a revision was, when it was last asked for. */
  async commitOf(revision: string): Promise<string | undefined> {
    if (isCommit(revision)) return revision;
    const bytes = await readFileWhole(this.#ref(revision), "text-bytes").catch(() => undefined);
    const commit = bytes && new TextDecoder().decode(bytes).trim();
    return commit !== undefined && isCommit(commit) ? commit : undefined;
  }

  /** @throws NG_WRITE_FAILED */
  async noteCommit(revision: string, commit: string): Promise<void> {
    if (revision === commit || (await this.commitOf(revision)) === commit) return;
    await makeFolder(join(this.#ref(revision), ".."));
    await writeFileWhole(this.#ref(revision), [new TextEncoder().encode(commit)]);
  }

  /** Where a file of a commit is; undefined where it is not kept. */
  async find(commit: string, file: string): Promise<string | undefined> {
    const path = this.snapshot(commit, file);
    return (await isThere(path)) ? path : undefined;
  }

  /** Where a file of a commit has its place. */
  snapshot(commit: string, file: string): string {
    return join(this.folder, "snapshots", commit, file);
  }

  /** Where the content has its place that the hub knows by a tag. */
  blob(etag: string): string {
    return join(this.folder, "blobs", etag);
  }

  hasBlob(etag: string): Promise<boolean> {
    return isThere(this.blob(etag));
  }

  /** Lets a file of a commit lead to its content. @throws NG_WRITE_FAILED */
  async link(commit: string, file: string, etag: string): Promise<string> {
    const path = this.snapshot(commit, file);
    await linkFile(this.blob(etag), path);
    return path;
  }

  /** The revisions that are kept, for messages. */
  async revisions(): Promise<readonly string[]> {
    const kept = await Promise.all(
      ["refs", "snapshots"].map((name) => readdir(join(this.folder, name)).catch(() => [])),
    );
    return kept.flat();
  }

  #ref(revision: string): string {
    return join(this.folder, "refs", ...revision.split("/"));
  }
}

/** Whether there is a file; a link that leads nowhere is none. */
export async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() === true;
}
