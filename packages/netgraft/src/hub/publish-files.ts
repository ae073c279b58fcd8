import { createHash } from "node:crypto";
import { PublishFailedError } from "../errors.js";
import { HubApi, misunderstood, nothing, type PublishedFile } from "./hub-api.js";
import type { HubOptions } from "./hub-repository.js";
import { hubToken } from "./hub-settings.js";
import { propertyOf } from "./json-value.js";
import { storeLargeFile } from "./store-large-file.js";

/** Where files are published. */
export interface PublishOptions extends HubOptions {
  /** `<owner>/<name>`, made where it is missing. */
  readonly repository: string;
  /** Whether a repository that is made is for its owner alone. */
  readonly isPrivate?: boolean | undefined;
  /** What the commit says. */
  readonly message: string;
  /** Files that are left as they are where the repository has them. */
  readonly kept?: readonly string[] | undefined;
}

/** What has been published. */
export interface PublishedCommit {
  readonly commit: string | undefined;
  /** Files that were there and are left as they were. */
  readonly kept: readonly string[];
}

/** Bytes of a file by which the hub decides where it belongs. */
const SAMPLE = 512;

/** A file of these bytes. */
export async function publishedFile(path: string, chunks: readonly Uint8Array[]): Promise<PublishedFile> {
  const hash = createHash("sha256");
  for (const chunk of chunks) hash.update(chunk);
  // None is of memory that threads share, of which no Blob is made.
  const own = chunks as readonly Uint8Array<ArrayBuffer>[];
  return { path, content: new Blob([...own]), sha256: hash.digest("hex") };
}

/**
 * Puts files into a repository of the hub in one commit on its main branch: all of them or none. Large ones go to its store before.
 * @throws NG_HUB_REFERENCE; NG_PUBLISH_FAILED, saying what is published by then; the reason of the signal
 */
export async function publishFiles(files: readonly PublishedFile[], options: PublishOptions): Promise<PublishedCommit> {
  const { repository, isPrivate, message, kept = [] } = options;
  const token = await hubToken(options.env);
  if (token === undefined)
    throw new PublishFailedError({
      at: repository,
      message: `the hub does not know who publishes: ${nothing}`,
      expected: "HF_TOKEN, or `hf auth login`, with a token that may write",
    });
  const api = new HubApi(options, token);
  await makeRepository(api, repository, isPrivate);
  const there = await Promise.all(kept.map((path) => isThere(api, repository, path)));
  const left = kept.filter((_, index) => there[index]);
  const wanted = files.filter(({ path }) => !left.includes(path));
  const large = await largeOnes(api, repository, wanted);
  for (const file of wanted) if (large.has(file.path)) await storeLargeFile(api, repository, file, options.onProgress);
  const lines = await Promise.all(wanted.map((file) => lineOf(file, large.has(file.path))));
  const answer = await api.ask(`/api/models/${repository}/commit/main`, {
    headers: { "content-type": "application/x-ndjson" },
    body: [{ key: "header", value: { summary: message, description: "" } }, ...lines]
      .map((line) => `${JSON.stringify(line)}\n`)
      .join(""),
    // The commit may have been made though its answer is lost.
    isRepeatable: false,
    without: "whether it is published, the page of the repository tells",
  });
  const commit = propertyOf(answer.json, "commitOid");
  return { commit: typeof commit === "string" ? commit : undefined, kept: left };
}

async function makeRepository(api: HubApi, repository: string, isPrivate: boolean | undefined): Promise<void> {
  const [organization, name] = repository.split("/");
  await api.ask("/api/repos/create", {
    headers: json,
    body: JSON.stringify({ name, organization, type: "model", ...(isPrivate !== undefined && { private: isPrivate }) }),
    // That it is there already.
    accepted: [409],
    without: nothing,
  });
}

async function isThere(api: HubApi, repository: string, path: string): Promise<boolean> {
  const question = { method: "HEAD", accepted: [404], without: nothing } as const;
  return (await api.ask(`/${repository}/resolve/main/${path}`, question)).status !== 404;
}

/** The files that belong into the store for large ones. */
async function largeOnes(
  api: HubApi,
  repository: string,
  files: readonly PublishedFile[],
): Promise<ReadonlySet<string>> {
  const asked = await Promise.all(
    files.map(async ({ path, content }) => {
      const sample = Buffer.from(await content.slice(0, SAMPLE).arrayBuffer()).toString("base64");
      return { path, sample, size: content.size };
    }),
  );
  const path = `/api/models/${repository}/preupload/main`;
  const answer = await api.ask(path, { headers: json, body: JSON.stringify({ files: asked }), without: nothing });
  const told = propertyOf(answer.json, "files");
  const modes = new Map(
    (Array.isArray(told) ? told : []).map((each: unknown) => [
      propertyOf(each, "path"),
      propertyOf(each, "uploadMode"),
    ]),
  );
  const unsaid = files.find((file) => !["lfs", "regular"].includes(String(modes.get(file.path))));
  if (unsaid !== undefined) throw misunderstood(`${api.endpoint}${path}`, `how ${unsaid.path} is uploaded`);
  return new Set(files.flatMap((file) => (modes.get(file.path) === "lfs" ? [file.path] : [])));
}

async function lineOf({ path, content, sha256 }: PublishedFile, isLarge: boolean): Promise<object> {
  if (isLarge) return { key: "lfsFile", value: { path, algo: "sha256", oid: sha256, size: content.size } };
  const text = Buffer.from(await content.arrayBuffer()).toString("base64");
  return { key: "file", value: { path, content: text, encoding: "base64" } };
}

const json = { "content-type": "application/json" };
