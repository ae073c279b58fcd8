import { createHash } from "node:crypto";
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { bodyOf, HubUploads } from "./hub-uploads.js";

/** A request that a server has got. */
export interface HubRequest {
  /** `hub`, or `store`, the other server that it sends on to for large files. */
  readonly server: "hub" | "store";
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

/** What goes wrong with an answer. */
export interface HubFault {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** The connection is cut off after so many bytes of the body. */
  readonly cutAfter?: number;
  /** The body has other bytes of the same number. */
  readonly corrupt?: boolean;
  /** All is sent, whatever range is asked for. */
  readonly withoutRanges?: boolean;
}

/** A repository: files by commit, and what branches and tags lead to. */
export interface ServedRepository {
  readonly commits: Map<string, ReadonlyMap<string, Uint8Array>>;
  readonly refs: Map<string, string>;
  /** Whether it is given to those with this token alone. */
  token?: string;
  /** Whether others are told that it is there, and that they may not have it. */
  isGated?: boolean;
}

/** Bytes from which on a file is kept in the other server. */
const LARGE = 4096;

/** The commit of a number, as a name of 40 digits. */
export function commitName(number: number): string {
  return createHash("sha1").update(String(number)).digest("hex");
}

/**
 * A server on loopback that behaves like the hub: it tells of each file its commit and its content's name, and sends on for large
 * ones to another server, which knows no token.
 */
export class HubServer {
  readonly repositories = new Map<string, ServedRepository>();
  readonly requests: HubRequest[] = [];
  readonly uploads = new HubUploads();
  /** Its address, without a slash at its end. */
  endpoint = "";
  /** What goes wrong with a request. */
  fault: (request: HubRequest) => HubFault | undefined = () => undefined;
  readonly #hub: Server;
  readonly #store: Server;

  private constructor() {
    this.#hub = createServer((request, response) => this.#answer("hub", request, response));
    this.#store = createServer((request, response) => this.#answer("store", request, response));
  }

  static async start(): Promise<HubServer> {
    const started = new HubServer();
    for (const server of [started.#hub, started.#store])
      await new Promise<void>((resolve) => {
        server.listen(0, "127.0.0.1", resolve);
      });
    started.endpoint = addressOf(started.#hub);
    return started;
  }

  async close(): Promise<void> {
    for (const server of [this.#hub, this.#store]) {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    }
  }

  /** Adds a commit to a repository, which its main branch then leads to. @returns its name */
  commit(repository: string, files: Readonly<Record<string, Uint8Array | string>>, branch = "main"): string {
    const served = this.repositories.get(repository) ?? { commits: new Map(), refs: new Map() };
    const encoder = new TextEncoder();
    const bytes = Object.entries(files).map(
      ([name, content]) => [name, typeof content === "string" ? encoder.encode(content) : content] as const,
    );
    const name = commitName(served.commits.size + 1);
    served.commits.set(name, new Map(bytes));
    served.refs.set(branch, name);
    this.repositories.set(repository, served);
    return name;
  }

  #answer(server: "hub" | "store", incoming: IncomingMessage, response: ServerResponse): void {
    const { method = "GET", url = "/", headers } = incoming;
    const request = { server, method, path: decodeURIComponent(url), headers };
    this.requests.push(request);
    const fault = this.fault(request) ?? {};
    if (fault.status !== undefined) return void response.writeHead(fault.status, fault.headers).end();
    if (method === "POST" || method === "PUT")
      return void bodyOf(incoming, fault).then((body) => {
        const asked = body && { ...request, body };
        if (asked !== undefined) this.uploads.answer(this, addressOf(this.#store), asked, response);
      });
    if (server === "store") return this.#give(request, response, fault);
    const [, repository = "", revision = "", file = ""] =
      /^\/([^/]+\/[^/]+)\/resolve\/(.+?)\/([^/]+)$/.exec(request.path) ?? [];
    const served = this.repositories.get(repository);
    const isKnown = served?.token === undefined || headers.authorization === `Bearer ${served.token}`;
    const refuse = (status: number, code: string): void =>
      void response.writeHead(status, { "x-error-code": code, "x-error-message": code }).end();
    if (served === undefined || !isKnown)
      return served?.isGated === true ? refuse(403, "GatedRepo") : refuse(401, "RepoNotFound");
    const commit = served.refs.get(revision) ?? revision;
    const files = served.commits.get(commit);
    if (files === undefined) return refuse(404, "RevisionNotFound");
    const bytes = files.get(file);
    if (bytes === undefined) return refuse(404, "EntryNotFound");
    response.setHeader("x-repo-commit", commit);
    if (bytes.length < LARGE) {
      response.setHeader(
        "etag",
        `"${createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex")}"`,
      );
      return send(request, response, bytes, fault);
    }
    const digest = createHash("sha256").update(bytes).digest("hex");
    response.setHeader("x-linked-etag", `"${digest}"`).setHeader("x-linked-size", bytes.length);
    response.writeHead(302, { location: `${addressOf(this.#store)}/${digest}?signature=of-the-hub` }).end();
  }

  #give(request: HubRequest, response: ServerResponse, fault: HubFault): void {
    // As the store of the hub does with an address that is signed, it takes no token beside it.
    if (request.headers.authorization !== undefined) return void response.writeHead(400).end();
    const [, digest] = /^\/([^?]+)/.exec(request.path) ?? [];
    const all = [...this.repositories.values()].flatMap(({ commits }) =>
      [...commits.values()].flatMap((files) => [...files.values()]),
    );
    const bytes = all.find((each) => createHash("sha256").update(each).digest("hex") === digest);
    if (bytes === undefined) return void response.writeHead(404).end();
    response.setHeader("etag", '"the-store-has-names-of-its-own"');
    send(request, response, bytes, fault);
  }
}

/** Sends bytes, or the range of them that is asked for. */
function send({ method, headers }: HubRequest, response: ServerResponse, whole: Uint8Array, fault: HubFault): void {
  const bytes = fault.corrupt === true ? whole.map((byte) => byte ^ 1) : whole;
  const condition = headers["if-range"];
  const isFresh = condition === undefined || condition === response.getHeader("etag");
  const [, text] = /^bytes=(\d+)-$/.exec(headers.range ?? "") ?? [];
  const start = text === undefined || !isFresh || fault.withoutRanges === true ? undefined : Number(text);
  if (start !== undefined && start >= bytes.length)
    return void response.writeHead(416, { "content-range": `bytes */${bytes.length}` }).end();
  const part = bytes.subarray(start ?? 0);
  const range = start === undefined ? {} : { "content-range": `bytes ${start}-${bytes.length - 1}/${bytes.length}` };
  response.writeHead(start === undefined ? 200 : 206, { "content-length": part.length, ...range });
  if (method === "HEAD") return void response.end();
  if (fault.cutAfter === undefined) return void response.end(part);
  response.write(part.subarray(0, fault.cutAfter), () => setTimeout(() => response.destroy(), 20));
}

function addressOf(server: Server): string {
  // A server that listens on a port has an address of the network.
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}
