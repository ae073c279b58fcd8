import type { NetgraftError } from "@netgraft/core";
import { FetchFailedError, HubNotFoundError, HubOfflineError } from "../errors.js";
import { describeStatus } from "./describe-status.js";
import { type ExpectedContent, fetchFile } from "./fetch-file.js";
import { HubCache, isCommit } from "./hub-cache.js";
import { type HubReference, hubReference } from "./hub-reference.js";
import { type Environment, type HubSettings, hubSettings, hubToken } from "./hub-settings.js";
import { type Patience, request, type WebAnswer } from "./request.js";
import type { WebAccess } from "./web-access.js";

/** How the hub is asked. */
export interface HubOptions {
  readonly web: WebAccess;
  readonly env: Environment;
  readonly signal?: AbortSignal | undefined;
  /** Told how many bytes of a file are there, and of how many. */
  readonly onProgress?: ((done: number, all: number) => void) | undefined;
  /** Told where what is kept must do, because the hub does not answer. */
  readonly onNote?: ((note: string) => void) | undefined;
  readonly patience?: Patience | undefined;
}

/** A file of a repository, in the cache. */
export interface HubFile {
  readonly path: string;
  readonly commit: string;
}

/** What the hub says of a file before it is fetched. */
interface FileHead {
  readonly url: string;
  readonly commit: string;
  /** The name of its content. */
  readonly etag: string;
  readonly expected: ExpectedContent;
}

/** A repository of the hub at one revision. What has been fetched of it is kept. */
export class HubRepository {
  readonly #reference: HubReference;
  readonly #options: HubOptions;
  readonly #settings: HubSettings;
  readonly #cache: HubCache;
  #commit: string | undefined;

  constructor(reference: HubReference, options: HubOptions) {
    this.#reference = reference;
    this.#options = options;
    this.#settings = hubSettings(options.env);
    this.#cache = new HubCache(this.#settings.cache, reference.repository);
    this.#commit = isCommit(reference.revision) ? reference.revision : undefined;
  }

  /**
   * The first of these files that there is, all from one commit: of the cache where the commit is known, else as the hub has it now.
   * @throws NG_HUB_NOT_FOUND; NG_HUB_OFFLINE; NG_FETCH_FAILED, NG_FETCH_DIFFERS, NG_WRITE_FAILED; the reason of the signal
   */
  async first(files: readonly string[]): Promise<HubFile> {
    if (this.#commit !== undefined) {
      const kept = await this.#kept(this.#commit, files);
      if (kept !== undefined) return kept;
    }
    if (this.#settings.isOffline) return this.#offline(files);
    try {
      for (const file of files) {
        const head = await this.#head(file);
        if (head !== undefined) return await this.#fetched(file, head);
      }
    } catch (error) {
      return this.#instead(files, error);
    }
    throw this.#absent(`${files.join(", ")}: none of these is there`, "a repository in timm's form");
  }

  async #kept(commit: string, files: readonly string[]): Promise<HubFile | undefined> {
    for (const file of files) {
      const path = await this.#cache.find(commit, file);
      if (path !== undefined) return { path, commit };
    }
    return undefined;
  }

  async #offline(files: readonly string[]): Promise<HubFile> {
    const { revision } = this.#reference;
    const commit = this.#commit ?? (await this.#cache.commitOf(revision));
    const kept = commit === undefined ? undefined : await this.#kept(commit, files);
    if (kept !== undefined) return kept;
    const found = await this.#cache.revisions();
    throw new HubOfflineError({
      at: hubReference(this.#reference),
      message: `${files.join(" or ")} is not in the cache ${this.#cache.folder}, and HF_HUB_OFFLINE forbids to fetch it`,
      expected: `\`netgraft pull ${hubReference(this.#reference)}\` while there is a network`,
      found: found.length === 0 ? "nothing of this repository" : `the revisions ${found.join(", ")}`,
    });
  }

  /** What is kept, where the hub does not answer; what it refuses is refused. */
  async #instead(files: readonly string[], error: unknown): Promise<HubFile> {
    if (!(error instanceof FetchFailedError)) throw error;
    const commit = this.#commit ?? (await this.#cache.commitOf(this.#reference.revision));
    const kept = commit === undefined ? undefined : await this.#kept(commit, files);
    if (kept === undefined) throw error;
    this.#options.onNote?.(
      `${hubReference(this.#reference)} is taken as it was when it was last fetched (${kept.commit.slice(0, 7)}): ${error.problems[0]?.found ?? error.message}`,
    );
    this.#commit = commit;
    return kept;
  }

  /** What the hub says of a file; undefined where the repository has none of that name. */
  async #head(file: string): Promise<FileHead | undefined> {
    const { repository, revision } = this.#reference;
    const at = encodeURIComponent(this.#commit ?? revision);
    const url = `${this.#settings.endpoint}/${repository}/resolve/${at}/${file}`;
    const answer = await this.#ask(url, "HEAD");
    answer.end();
    const { response } = answer;
    const { status, headers } = response;
    const code = headers.get("x-error-code");
    if (status === 404 && (code === "EntryNotFound" || code === null) && this.#commit !== undefined) return undefined;
    if (status === 404 && code === "EntryNotFound") return undefined;
    if (status >= 400) throw this.#refused(url, response, code);
    const commit = headers.get("x-repo-commit");
    const tag = headers.get("x-linked-etag") ?? headers.get("etag");
    const etag = tag?.replace(/^W\//, "").replace(/^"(.*)"$/, "$1");
    if (commit === null || !isCommit(commit) || etag === undefined || !/^[\w.-]+$/.test(etag) || /^\.+$/.test(etag))
      throw new FetchFailedError({
        at: url,
        message: "this server does not answer as the hub does",
        expected: "the headers X-Repo-Commit and ETag (HF_ENDPOINT names another server)",
        found: describeStatus(response),
      });
    this.#commit = commit;
    const size = headers.get("x-linked-size") ?? (status < 300 ? headers.get("content-length") : undefined);
    return {
      url,
      commit,
      etag,
      expected: {
        size: size === null || size === undefined ? undefined : Number(size),
        ...digestOf(etag),
        etag: `"${etag}"`,
      },
    };
  }

  async #fetched(file: string, { commit, etag, expected, url }: FileHead): Promise<HubFile> {
    const { web, signal, onProgress, env, patience } = this.#options;
    const kept = await this.#cache.find(commit, file);
    if (kept === undefined && !(await this.#cache.hasBlob(etag))) {
      // By its commit: the branch may move while it is fetched.
      const pinned = url.replace(/\/resolve\/[^/]+\//, `/resolve/${commit}/`);
      const fetching = { web, signal, onProgress, patience, expected, token: await hubToken(env) };
      await fetchFile(pinned, this.#cache.blob(etag), fetching);
    }
    const path = kept ?? (await this.#cache.link(commit, file, etag));
    await this.#cache.noteCommit(this.#reference.revision, commit);
    return { path, commit };
  }

  async #ask(url: string, method: "HEAD"): Promise<WebAnswer> {
    const { web, env, signal, patience } = this.#options;
    return request(web, url, { method, token: await hubToken(env), staysHere: true, signal }, patience);
  }

  #refused(url: string, response: Response, code: string | null): Error {
    const found = describeStatus(response);
    if (code === "RevisionNotFound")
      return this.#absent("the repository has no such revision", "a branch, a tag or a commit", found);
    if (code === "GatedRepo" || response.status === 403)
      return this.#absent("its owner wants to know who fetches it", "access granted on its page, and HF_TOKEN", found);
    // The hub answers 401 for what is private and for what is not there alike.
    if (response.status === 401 || response.status === 404)
      return this.#absent(
        "there is no such repository, or it is private",
        "its name, or HF_TOKEN where it is private",
        found,
      );
    return new FetchFailedError({ at: url, message: `the hub does not give it`, found });
  }

  #absent(message: string, expected: string, found?: string): NetgraftError {
    return new HubNotFoundError({ at: hubReference(this.#reference), message, expected, ...(found && { found }) });
  }
}

/** What the hub names contents by: large ones by their SHA-256, others by their name in git. */
function digestOf(etag: string): Pick<ExpectedContent, "digest"> {
  if (/^[0-9a-f]{64}$/.test(etag)) return { digest: { kind: "sha256", hex: etag } };
  if (/^[0-9a-f]{40}$/.test(etag)) return { digest: { kind: "gitSha1", hex: etag } };
  return {};
}
