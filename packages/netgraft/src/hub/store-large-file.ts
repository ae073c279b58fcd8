import { type HubApi, misunderstood, nothing, type PublishedFile } from "./hub-api.js";
import { propertyOf } from "./json-value.js";

/** The media type of Git LFS. */
const headers = { accept: "application/vnd.git-lfs+json", "content-type": "application/vnd.git-lfs+json" };

/**
 * Uploads a file into the hub's store for large ones, by the protocol of Git LFS, in parts where the store wants them; what is there
 * already is not uploaded again. The repository does not show it before a commit names it.
 * @throws NG_PUBLISH_FAILED; the reason of the signal
 */
export async function storeLargeFile(
  api: HubApi,
  repository: string,
  file: PublishedFile,
  onProgress?: (done: number, all: number) => void,
): Promise<void> {
  const object = { oid: file.sha256, size: file.content.size };
  const batch = `/${repository}.git/info/lfs/objects/batch`;
  const asked = { operation: "upload", transfers: ["basic", "multipart"], objects: [object], hash_algo: "sha256" };
  const answer = await api.ask(batch, { headers, body: JSON.stringify(asked), without: nothing });
  const objects = propertyOf(answer.json, "objects");
  const told: unknown = Array.isArray(objects) ? objects[0] : undefined;
  if (propertyOf(told, "oid") !== file.sha256 || propertyOf(told, "error") !== undefined)
    throw misunderstood(`${api.endpoint}${batch}`, `a place for ${file.path}`);
  const actions = propertyOf(told, "actions");
  if (actions === undefined || actions === null) return;
  const { href, header } = actionOf(api, batch, propertyOf(actions, "upload"));
  const chunkSize = Number(header["chunk_size"]);
  onProgress?.(0, object.size);
  if (header["chunk_size"] === undefined)
    await api.askAt(href, { method: "PUT", headers: header, body: file.content, without: nothing });
  else if (Number.isSafeInteger(chunkSize) && chunkSize > 0)
    await inParts(api, href, file, { chunkSize, urls: partsOf(header), onProgress });
  else throw misunderstood(`${api.endpoint}${batch}`, "the size of a part");
  onProgress?.(object.size, object.size);
  const verify = propertyOf(actions, "verify");
  if (verify === undefined || verify === null) return;
  const place = actionOf(api, batch, verify);
  const question = { headers: { ...headers, ...place.header }, body: JSON.stringify(object), without: nothing };
  await api.askAt(place.href, question);
}

interface Action {
  readonly href: string;
  readonly header: Readonly<Record<string, string>>;
}

function actionOf(api: HubApi, batch: string, action: unknown): Action {
  const [href, header] = [propertyOf(action, "href"), propertyOf(action, "header")];
  if (typeof href !== "string" || !URL.canParse(href))
    throw misunderstood(`${api.endpoint}${batch}`, "an address to upload to");
  const entries = typeof header === "object" && header !== null ? Object.entries(header) : [];
  return { href, header: Object.fromEntries(entries.map(([key, value]) => [key, String(value)])) };
}

/** The addresses of parts, which stand among the headers under their numbers. */
function partsOf(header: Action["header"]): readonly string[] {
  return Object.entries(header)
    .filter(([key]) => /^\d+$/.test(key))
    .toSorted(([a], [b]) => Number(a) - Number(b))
    .map(([, url]) => url);
}

interface Parts {
  readonly chunkSize: number;
  readonly urls: readonly string[];
  readonly onProgress?: ((done: number, all: number) => void) | undefined;
}

async function inParts(
  api: HubApi,
  href: string,
  { content, sha256 }: PublishedFile,
  { chunkSize, urls, onProgress }: Parts,
): Promise<void> {
  if (urls.length !== Math.ceil(content.size / chunkSize)) throw misunderstood(href, "an address for each part");
  const parts: { readonly partNumber: number; readonly etag: string }[] = [];
  for (const [index, url] of urls.entries()) {
    const end = Math.min(content.size, (index + 1) * chunkSize);
    const body = content.slice(index * chunkSize, end);
    const answer = await api.askAt(url, { method: "PUT", body, without: nothing });
    const etag = answer.headers.get("etag");
    if (etag === null) throw misunderstood(url, "the name of the part that came");
    parts.push({ partNumber: index + 1, etag });
    onProgress?.(end, content.size);
  }
  await api.askAt(href, { headers, body: JSON.stringify({ oid: sha256, parts }), without: nothing });
}
