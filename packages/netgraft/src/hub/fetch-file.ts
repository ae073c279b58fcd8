import { createHash, type Hash } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import type { NetgraftError } from "@netgraft/core";
import { type PartialFile, partialFile } from "@netgraft/files";
import { FetchDiffersError, FetchFailedError } from "../errors.js";
import { describeStatus } from "./describe-status.js";
import { failed, type Patience, patience, request, type WebAnswer, type WebRequest } from "./request.js";
import type { WebAccess } from "./web-access.js";

/** What a file is to be. */
export interface ExpectedContent {
  readonly size?: number | undefined;
  /** `gitSha1` is that of a blob of git: of `blob <size>`, a zero, and the file. */
  readonly digest?: { readonly kind: "sha256" | "gitSha1"; readonly hex: string } | undefined;
  /** As the server names it, with quotes. */
  readonly etag?: string | undefined;
}

/** How a file is fetched. */
export interface FetchOptions extends Pick<WebRequest, "token" | "signal"> {
  readonly web: WebAccess;
  readonly expected: ExpectedContent;
  /** Told how many bytes are there, and of how many. */
  readonly onProgress?: ((done: number, all: number) => void) | undefined;
  readonly patience?: Patience | undefined;
}

/**
 * Fetches a file: it is there whole, with the content that is expected, or not at all. What an attempt before has left is gone on with, and
 * a connection that breaks is taken up again as long as something comes.
 * @throws NG_FETCH_FAILED with the address and the file; NG_FETCH_DIFFERS; NG_WRITE_FAILED; the reason of the signal
 */
export async function fetchFile(url: string, path: string, options: FetchOptions): Promise<void> {
  const part = await partialFile(path);
  try {
    const isResumed = part.size > 0;
    let differs = await attempted(url, path, part, options);
    if (differs !== undefined && isResumed) {
      // What was left of an attempt before may have been the start of something else.
      await part.restart();
      differs = await attempted(url, path, part, options);
    }
    if (differs !== undefined) throw differs;
    await part.finish();
  } catch (error) {
    await (error instanceof FetchDiffersError ? part.discard() : part.leave());
    throw error;
  }
}

/** Fetches what is missing. @returns what differs from what is expected */
async function attempted(
  url: string,
  path: string,
  part: PartialFile,
  options: FetchOptions,
): Promise<Error | undefined> {
  const { expected, patience: waiting = patience } = options;
  let hash = await hashOf(part, expected);
  for (let broken = 0; ;) {
    const before = part.size;
    if (before > 0 && before === expected.size) break;
    try {
      const answer = await answered(url, path, part, options);
      if (answer === undefined) break;
      if (part.size === 0) hash = hashFor(expected);
      for await (const piece of answer.pieces()) {
        hash?.update(piece);
        await part.append(piece);
        options.onProgress?.(part.size, Math.max(part.size, answer.all ?? 0));
      }
      // A server that ends too early without a word.
      if (answer.all === undefined || part.size >= answer.all) break;
      throw failed(url, "the transfer has ended too early", `${part.size} of ${answer.all} bytes`);
    } catch (error) {
      options.signal?.throwIfAborted();
      const isRefused = !(error instanceof FetchFailedError) || error.cause === refusal;
      if (isRefused) throw error;
      broken = part.size > before ? 1 : broken + 1;
      const pause = waiting.pauses[broken - 1];
      if (pause === undefined) throw told(error, path);
      await setTimeout(pause, undefined, { signal: options.signal });
    }
  }
  return difference(url, path, part.size, hash, expected);
}

/** Marks answers that another try does not change. */
const refusal = new Error("refused");

/** What the server sends of what is missing; undefined where nothing is. A part that it does not go on with is emptied. */
async function answered(
  url: string,
  path: string,
  part: PartialFile,
  { web, token, signal, expected, patience: waiting }: FetchOptions,
): Promise<(WebAnswer & { readonly all: number | undefined }) | undefined> {
  for (;;) {
    const range = part.size > 0 ? { range: `bytes=${part.size}-` } : {};
    const condition = part.size > 0 && expected.etag !== undefined ? { "if-range": expected.etag } : {};
    const answer = await request(web, url, { headers: { ...range, ...condition }, token, signal }, waiting);
    const { status, headers } = answer.response;
    if (status === 200) {
      // The whole of it, because it is another one by now, or the server knows no ranges.
      if (part.size > 0) await part.restart();
      return { ...answer, all: lengthOf(headers) };
    }
    const [, start, all] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(headers.get("content-range") ?? "") ?? [];
    if (status === 206 && part.size > 0 && Number(start) === part.size)
      return { ...answer, all: all === undefined || all === "*" ? expected.size : Number(all) };
    answer.end();
    if ((status !== 206 && status !== 416) || part.size === 0)
      throw new FetchFailedError(
        { at: url, message: `the file cannot be fetched to ${path}`, found: describeStatus(answer.response) },
        { cause: refusal },
      );
    // There is no such part (more is here than there), or another one came than was asked for.
    await part.restart();
  }
}

function lengthOf(headers: Headers): number | undefined {
  const text = headers.get("content-length");
  return text === null || headers.get("content-encoding") !== null ? undefined : Number(text);
}

function hashFor({ digest, size }: ExpectedContent): Hash | undefined {
  if (digest?.kind === "sha256") return createHash("sha256");
  return digest === undefined || size === undefined ? undefined : createHash("sha1").update(`blob ${size}\0`);
}

async function hashOf(part: PartialFile, expected: ExpectedContent): Promise<Hash | undefined> {
  const hash = hashFor(expected);
  if (hash !== undefined) for await (const piece of part.content()) hash.update(piece);
  return hash;
}

function difference(
  url: string,
  path: string,
  size: number,
  hash: Hash | undefined,
  { size: wanted, digest }: ExpectedContent,
): Error | undefined {
  const differs = (what: string, expected: string, found: string): Error =>
    new FetchDiffersError({
      at: url,
      message: `what came has another ${what}: ${path} is not written`,
      expected,
      found,
    });
  if (wanted !== undefined && size !== wanted) return differs("length", `${wanted} bytes`, `${size}`);
  const found = hash?.digest("hex");
  if (digest === undefined || found === undefined || found.startsWith(digest.hex)) return undefined;
  return differs(digest.kind === "sha256" ? "SHA-256" : "SHA-1", digest.hex, found.slice(0, digest.hex.length));
}

/** The error, with the file that was to be written. */
function told(error: NetgraftError, path: string): Error {
  const [first, ...others] = error.problems;
  const problem = { ...first, message: `${first?.message ?? ""}: ${path} is not whole, and gone on with next time` };
  return new FetchFailedError([problem, ...others], { cause: error });
}
