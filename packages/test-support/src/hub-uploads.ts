import { createHash } from "node:crypto";
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";

/** What is asked of a hub that changes something. */
export interface HubWrite {
  readonly server: "hub" | "store";
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A hub with repositories. */
export interface WritableHub {
  readonly repositories: ReadonlyMap<
    string,
    {
      readonly commits: ReadonlyMap<string, ReadonlyMap<string, Uint8Array>>;
      readonly refs: ReadonlyMap<string, string>;
    }
  >;
  commit(repository: string, files: Readonly<Record<string, Uint8Array | string>>): string;
}

/** Whom the hub knows, and what has been put into its store. */
export class HubUploads {
  /** Who may write. */
  token = "hf_writer";
  /** Owners whom the writer does not belong to. */
  readonly closed = new Set<string>();
  /** Repositories that were made, and whether they are private. */
  readonly made = new Map<string, boolean>();
  /** Bytes by their SHA-256. */
  readonly stored = new Map<string, Buffer>();
  /** The size of the parts in which the store wants large files; undefined where it takes them whole. */
  chunkSize: number | undefined;
  /** Weights of so many bytes and more belong into the store. */
  large = 4096;
  readonly #parts = new Map<string, Buffer[]>();

  /** Answers a request that has a body, as the hub does. */
  answer(hub: WritableHub, store: string, request: HubWrite, response: ServerResponse): void {
    const { path, headers, body, server } = request;
    const say = (status: number, json: object = {}): void =>
      void response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(json));
    if (server === "store") return this.#keep(request, say, response);
    if (headers.authorization !== `Bearer ${this.token}`) return say(401, { error: "Invalid username or password." });
    if (path === "/api/repos/create") {
      const { organization, name, private: isPrivate = false } = asked(body);
      if (this.closed.has(organization)) return say(403);
      const id = `${organization}/${name}`;
      if (hub.repositories.has(id)) return say(409, { url: id });
      this.made.set(id, isPrivate);
      hub.commit(id, { ".gitattributes": "*.safetensors filter=lfs\n" });
      return say(200, { url: id });
    }
    const [, preupload] = /^\/api\/models\/([^/]+\/[^/]+)\/preupload\/main$/.exec(path) ?? [];
    if (preupload !== undefined) {
      const { files } = asked(body);
      const modes = files.map(({ path: name, size }) => {
        return {
          path: name,
          uploadMode: name.endsWith(".safetensors") && size >= this.large ? "lfs" : "regular",
          shouldIgnore: false,
        };
      });
      return say(200, { files: modes });
    }
    if (path.endsWith(".git/info/lfs/objects/batch")) {
      const { objects } = asked(body);
      return say(200, { objects: objects.map((object) => this.#place(object, store)) });
    }
    const [, repository] = /^\/api\/models\/([^/]+\/[^/]+)\/commit\/main$/.exec(path) ?? [];
    if (repository === undefined) return say(404);
    if (!hub.repositories.has(repository)) return say(404);
    return this.#commit(hub, repository, body, say);
  }

  #place({ oid, size }: { readonly oid: string; readonly size: number }, store: string): object {
    if (this.stored.has(oid)) return { oid, size };
    const verify = { href: `${store}/verify`, header: {} };
    if (this.chunkSize === undefined)
      return { oid, size, actions: { upload: { href: `${store}/put/${oid}`, header: { "x-asked": "yes" } }, verify } };
    const count = Math.ceil(size / this.chunkSize);
    const header: Record<string, string> = { chunk_size: String(this.chunkSize) };
    for (let index = 0; index < count; index += 1) header[index + 1] = `${store}/part/${oid}/${index}`;
    return { oid, size, actions: { upload: { href: `${store}/complete`, header } } };
  }

  #keep(
    { path, body, headers }: HubWrite,
    say: (status: number, json?: object) => void,
    response: ServerResponse,
  ): void {
    // An address that is signed takes no token beside it.
    if (headers.authorization !== undefined) return say(400);
    const [, oid = "", index] = /^\/(?:put|part)\/([0-9a-f]+)(?:\/(\d+))?$/.exec(path) ?? [];
    if (path.startsWith("/put/")) return say(this.#store(oid, body, headers["x-asked"] === "yes"));
    if (path.startsWith("/part/")) {
      const parts = this.#parts.get(oid) ?? [];
      parts[Number(index)] = body;
      this.#parts.set(oid, parts);
      response.setHeader("etag", `"${index}"`);
      return say(200);
    }
    if (path === "/complete") {
      const { oid: whole, parts } = asked(body);
      const isWhole = parts.every(({ partNumber, etag }, at) => partNumber === at + 1 && etag === `"${at}"`);
      return say(this.#store(whole, Buffer.concat(this.#parts.get(whole) ?? []), isWhole));
    }
    if (path !== "/verify") return say(404);
    const { oid: known, size } = asked(body);
    return say(this.stored.get(known)?.length === size ? 200 : 404);
  }

  #store(oid: string, bytes: Buffer, isAsked: boolean): number {
    if (!isAsked || createHash("sha256").update(bytes).digest("hex") !== oid) return 400;
    this.stored.set(oid, bytes);
    return 200;
  }

  #commit(hub: WritableHub, repository: string, body: Buffer, say: (status: number, json?: object) => void): void {
    const served = hub.repositories.get(repository);
    const files: Record<string, Uint8Array> = {};
    const before = served?.commits.get(served.refs.get("main") ?? "");
    for (const [name, bytes] of before ?? []) files[name] = bytes;
    for (const line of body.toString("utf8").trim().split("\n")) {
      const { key, value } = asked(line);
      const large = this.stored.get(value.oid);
      if (key === "file") files[value.path] = Buffer.from(value.content, "base64");
      else if (key === "lfsFile" && large !== undefined) files[value.path] = large;
      else if (key !== "header") return say(400);
    }
    say(200, { commitOid: hub.commit(repository, files), success: true });
  }
}

/** Whatever is asked in JSON; each question has some of it. */
interface Asked {
  readonly organization: string;
  readonly name: string;
  readonly private?: boolean;
  readonly files: readonly { readonly path: string; readonly size: number }[];
  readonly objects: readonly { readonly oid: string; readonly size: number }[];
  readonly oid: string;
  readonly size: number;
  readonly parts: readonly { readonly partNumber: number; readonly etag: string }[];
  readonly key: string;
  readonly value: { readonly path: string; readonly content: string; readonly oid: string };
}

/** JSON that our own code sends; its form is what the tests are about. */
function asked(text: Buffer | string): Asked {
  // Our own code has written it.
  return JSON.parse(text.toString()) as Asked;
}

/** The body of a request; cut off where the fault says so. */
export async function bodyOf(
  incoming: IncomingMessage,
  { cutAfter }: { readonly cutAfter?: number },
): Promise<Buffer | undefined> {
  const pieces: Buffer[] = [];
  let length = 0;
  // A request gives its body in buffers.
  for await (const piece of incoming as AsyncIterable<Buffer>) {
    pieces.push(piece);
    length += piece.length;
    if (cutAfter !== undefined && length >= cutAfter) {
      incoming.destroy();
      return undefined;
    }
  }
  return Buffer.concat(pieces);
}
