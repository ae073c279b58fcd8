import { setTimeout } from "node:timers/promises";
import { FetchFailedError } from "../errors.js";
import type { WebAccess } from "./web-access.js";

/** What is asked of a server. */
export interface WebRequest {
  readonly method?: "GET" | "HEAD" | "POST" | "PUT";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: NonNullable<RequestInit["body"]>;
  /** Who asks: told to the server of the address alone, to none that it sends us on to. */
  readonly token?: string | undefined;
  /** Whether an answer that sends us on to another server is the answer. */
  readonly staysHere?: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** How long is waited, in milliseconds. */
export interface Patience {
  /** For an answer, and for what comes next of it. */
  readonly answer: number;
  /** Before each further try. */
  readonly pauses: readonly number[];
}

export const patience: Patience = { answer: 30_000, pauses: [300, 1500, 5000] };

/** The longest that a server is obeyed that asks for a pause, in milliseconds. */
const longestPause = 60_000;

/** How often one server sends on to another. */
const mostRedirects = 10;

/** What a server says that may answer a little later. */
const passing = new Set([408, 429, 500, 502, 503, 504]);

/** An answer, and the way to end it; to end it twice does no harm. */
export interface WebAnswer {
  readonly response: Response;
  /** The address that has answered at last. */
  readonly url: string;
  /** The pieces of its body. @throws NG_FETCH_FAILED where nothing more comes; the reason of the signal */
  pieces(): AsyncIterable<Uint8Array>;
  /** Lets the rest go. */
  end(): void;
}

/**
 * Asks a server, follows where it sends on to, and tries again where it says that it is busy.
 * @throws NG_FETCH_FAILED where no answer comes; the reason of the signal
 */
export async function request(
  web: WebAccess,
  address: string,
  asked: WebRequest = {},
  waiting: Patience = patience,
): Promise<WebAnswer> {
  for (let tried = 0; ; tried += 1) {
    const answer = await followed(web, address, asked, waiting);
    const pause = waiting.pauses[tried];
    if (!passing.has(answer.response.status) || pause === undefined) return answer;
    const wanted = pauseAskedFor(answer.response.headers) ?? pause;
    if (wanted > longestPause) return answer;
    answer.end();
    await setTimeout(wanted, undefined, { signal: asked.signal });
  }
}

async function followed(web: WebAccess, address: string, asked: WebRequest, waiting: Patience): Promise<WebAnswer> {
  const { token, staysHere = false, headers = {}, ...rest } = asked;
  let url = new URL(address);
  const first = url.origin;
  for (let sent = 0; sent <= mostRedirects; sent += 1) {
    const own = url.origin === first;
    // What a condition compares is known to the first server alone.
    const { "if-range": condition, ...others } = headers;
    const told = {
      "user-agent": "netgraft",
      // Of what is packed for the way, ranges and lengths are others.
      "accept-encoding": "identity",
      ...others,
      ...(own && condition !== undefined && { "if-range": condition }),
      ...(own && token !== undefined && { authorization: `Bearer ${token}` }),
    };
    const answer = await once(web, url.href, { ...rest, headers: told }, waiting);
    const location = answer.response.headers.get("location");
    if (![301, 302, 303, 307, 308].includes(answer.response.status) || location === null) return answer;
    const next = URL.canParse(location, url.href) ? new URL(location, url) : undefined;
    if (
      next === undefined ||
      !/^https?:$/.test(next.protocol) ||
      (url.protocol === "https:" && next.protocol === "http:")
    )
      throw failed(url.href, "the server sends us on to where nothing is fetched from", location);
    if (staysHere && next.origin !== url.origin) return answer;
    answer.end();
    url = next;
  }
  throw failed(address, "one server sends us on to another, and so on", `more than ${mostRedirects} of them`);
}

async function once(web: WebAccess, url: string, asked: WebRequest, { answer }: Patience): Promise<WebAnswer> {
  const { signal, method = "GET", ...rest } = asked;
  signal?.throwIfAborted();
  const controller = new AbortController();
  const abort = (): void => controller.abort(signal?.reason);
  signal?.addEventListener("abort", abort, { once: true });
  const end = (): void => {
    signal?.removeEventListener("abort", abort);
    controller.abort();
  };
  // A stream that is read may not hear of it by itself.
  const ended = new Promise<never>((_, reject) => {
    controller.signal.addEventListener("abort", () => reject(new Error("ended", { cause: controller.signal.reason })));
  });
  ended.catch(() => undefined);
  const timely = async <T>(work: Promise<T>): Promise<T> => {
    const timer = globalThis.setTimeout(() => controller.abort(new Error(`nothing for ${answer / 1000} s`)), answer);
    try {
      return await Promise.race([work, ended]);
    } catch (error) {
      end();
      signal?.throwIfAborted();
      throw failed(url, "no answer comes, or not the whole of it", reasonOf(error), error);
    } finally {
      clearTimeout(timer);
    }
  };
  const response = await timely(web(url, { ...rest, method, redirect: "manual", signal: controller.signal }));
  async function* pieces(): AsyncGenerator<Uint8Array> {
    // A stream of the web, whose reader gives its pieces.
    const reader = response.body?.getReader();
    try {
      for (;;) {
        const piece = reader && (await timely(reader.read()));
        if (piece === undefined || piece.done) return;
        yield piece.value;
      }
    } finally {
      end();
    }
  }
  return { response, url, pieces, end };
}

/** What a busy server says of the pause that it wants, in milliseconds. */
function pauseAskedFor(headers: Headers): number | undefined {
  const text = headers.get("retry-after");
  if (text === null) return undefined;
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.max(0, seconds) * 1000;
}

/** NG_FETCH_FAILED. */
export function failed(url: string, message: string, found: string, cause?: unknown): Error {
  return new FetchFailedError({ at: url, message, found }, { cause });
}

/** What the system, or the server, says of a request that has failed, in the words of the innermost cause. */
function reasonOf(error: unknown): string {
  let cause = error;
  while (cause instanceof Error && cause.cause instanceof Error) cause = cause.cause;
  if (!(cause instanceof Error)) return String(cause);
  const code = "code" in cause && typeof cause.code === "string" ? cause.code : "";
  return reasons.get(code) ?? (cause.message || code);
}

const reasons: ReadonlyMap<string, string> = new Map([
  ["ECONNREFUSED", "nobody answers at this address (ECONNREFUSED)"],
  ["ENOTFOUND", "no server of this name is known: there may be no network (ENOTFOUND)"],
  ["EAI_AGAIN", "names of servers cannot be looked up: there may be no network (EAI_AGAIN)"],
  ["ENETUNREACH", "there is no network (ENETUNREACH)"],
  ["ECONNRESET", "the connection has been cut off (ECONNRESET)"],
  ["UND_ERR_SOCKET", "the connection has been cut off"],
  ["UND_ERR_CONNECT_TIMEOUT", "nobody answers in time"],
]);
