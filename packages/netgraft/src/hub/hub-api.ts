import { FetchFailedError, PublishFailedError } from "../errors.js";
import { describeStatus } from "./describe-status.js";
import type { HubOptions } from "./hub-repository.js";
import { hubSettings } from "./hub-settings.js";
import { patience as usual, request, type WebRequest } from "./request.js";

/** A file that is to be in a repository. */
export interface PublishedFile {
  readonly path: string;
  readonly content: Blob;
  /** In hexadecimal. */
  readonly sha256: string;
}

/** A question to the hub that changes something there. */
export interface HubQuestion extends Pick<WebRequest, "method" | "headers"> {
  readonly body?: string | Blob;
  /** Whether the same may be asked again where the server is busy. */
  readonly isRepeatable?: boolean;
  /** What is so where there is no answer, in words. */
  readonly without: string;
  /** Answers that are none of a failure. */
  readonly accepted?: readonly number[];
}

/** An answer: its status, and what it says where that is JSON. */
export interface HubAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly json: unknown;
}

/** The hub, as it is asked by somebody whom it knows. */
export class HubApi {
  readonly endpoint: string;
  readonly #options: HubOptions;
  readonly #token: string;

  constructor(options: HubOptions, token: string) {
    this.endpoint = hubSettings(options.env).endpoint;
    this.#options = options;
    this.#token = token;
  }

  /** Asks at an address of the hub's. @throws NG_PUBLISH_FAILED; the reason of the signal */
  ask(path: string, question: HubQuestion): Promise<HubAnswer> {
    return this.#asked(`${this.endpoint}${path}`, question, this.#token);
  }

  /** Asks at an address that the hub has named, which is told no token where it is another server's. @throws as {@link ask} */
  askAt(url: string, question: HubQuestion): Promise<HubAnswer> {
    const isOwn = URL.canParse(url) && new URL(url).origin === new URL(this.endpoint).origin;
    return this.#asked(url, question, isOwn ? this.#token : undefined);
  }

  async #asked(url: string, question: HubQuestion, token: string | undefined): Promise<HubAnswer> {
    const { web, signal, patience = usual } = this.#options;
    const { body, isRepeatable = true, without, accepted = [], method = "POST", headers } = question;
    const size = body instanceof Blob ? body.size : 0;
    // At 100 kB a second, an answer comes when all is there.
    const waiting = { answer: patience.answer + size / 100, pauses: isRepeatable ? patience.pauses : [] };
    const asked = { method, token, signal, ...(headers && { headers }), ...(body !== undefined && { body }) };
    const pieces: Uint8Array[] = [];
    try {
      const answer = await request(web, url, asked, waiting);
      for await (const piece of answer.pieces()) pieces.push(piece);
      const { status, headers: told } = answer.response;
      if (status < 300 || accepted.includes(status)) return { status, headers: told, json: jsonOf(pieces) };
      throw refused(url, answer.response, without);
    } catch (error) {
      if (!(error instanceof FetchFailedError)) throw error;
      const { found, message } = error.problems[0] ?? {};
      throw new PublishFailedError(
        { at: url, message: `${message}: ${without}`, ...(found && { found }) },
        { cause: error },
      );
    }
  }
}

function refused(url: string, response: Response, without: string): Error {
  const reasons: Readonly<Record<number, readonly [message: string, expected: string]>> = {
    401: ["the hub does not know who publishes", "HF_TOKEN, or `hf auth login`, with a token that may write"],
    403: ["whoever publishes may not write there", "a token that may write, and an owner whom it belongs to"],
    404: ["there is no such repository or branch, or it is private", "its name, and a token that may write there"],
    409: ["the repository has changed meanwhile", "the same command once more"],
    412: ["the repository has changed meanwhile", "the same command once more"],
  };
  const [message, expected] = reasons[response.status] ?? ["the hub does not take it", undefined];
  const found = describeStatus(response);
  return new PublishFailedError({ at: url, message: `${message}: ${without}`, ...(expected && { expected }), found });
}

function jsonOf(pieces: readonly Uint8Array[]): unknown {
  try {
    return JSON.parse(Buffer.concat(pieces).toString("utf8"));
  } catch {
    return undefined;
  }
}

/** Nothing is seen of what is uploaded before the commit. */
export const nothing = "nothing is published";

/** NG_PUBLISH_FAILED for an answer that is none. */
export function misunderstood(at: string, expected: string): Error {
  return new PublishFailedError({ at, message: `this server does not answer as the hub does: ${nothing}`, expected });
}
