import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { HubFault } from "@netgraft/test-support";
import { expect } from "chai";
import { failure, hubForEachTest, patternOf } from "./asking.test.support.js";
import { type ExpectedContent, fetchFile } from "./fetch-file.js";

const content = patternOf(50_000);
const sha256 = createHash("sha256").update(content).digest("hex");
const expected: ExpectedContent = { size: content.length, digest: { kind: "sha256", hex: sha256 } };

describe("fetchFile", () => {
  const hub = hubForEachTest();
  const path = (): string => join(hub().home, "file");
  const url = (): string => `${hub().server.endpoint}/o/n/resolve/main/w.bin`;
  const ranges = (): readonly (string | undefined)[] =>
    hub().server.requests.flatMap(({ server, headers }) => (server === "store" ? [headers.range] : []));
  /** The answers of the store go wrong in turn. */
  const faults = (...all: readonly (HubFault | undefined)[]): void => {
    const left = [...all];
    hub().server.fault = ({ server }) => (server === "store" ? left.shift() : undefined);
  };
  const fetched = (wanted = expected, more: object = {}): Promise<void> => {
    const { web, patience } = hub().asking();
    return fetchFile(url(), path(), { web, patience, expected: wanted, ...more });
  };
  const isWhole = (): void => {
    expect(Buffer.compare(readFileSync(path()), content)).to.equal(0);
    expect(readdirSync(hub().home)).to.deep.equal(["file"]);
  };

  beforeEach(() => void hub().server.commit("o/n", { "w.bin": content }));

  it("fetches a file by way of another server, which is told no token", async () => {
    const told: number[] = [];
    await fetched(expected, { token: "secret", onProgress: (done: number) => told.push(done) });
    isWhole();
    expect(told.at(-1)).to.equal(content.length);
    const tokens = hub().server.requests.map(({ server, headers }) => [server, headers.authorization]);
    expect(tokens).to.deep.equal([
      ["hub", "Bearer secret"],
      ["store", undefined],
    ]);
  });

  it("takes up a transfer that breaks off, as often as something comes", async () => {
    faults(...[1000, 7, 20_000, 5].map((cutAfter) => ({ cutAfter })));
    await fetched();
    isWhole();
    expect(ranges().slice(1)).to.have.lengthOf(4);
    expect(
      ranges()
        .slice(1)
        .every((range) => /^bytes=\d+-$/.test(range ?? "")),
    ).to.equal(true);
  });

  it("keeps what has come where nothing more comes, and goes on with it next time", async () => {
    faults({ cutAfter: 30_000 }, { status: 503 }, { status: 503 }, { status: 503 }, { status: 503 }, { status: 503 });
    hub().server.fault = (
      (before) => (request) =>
        before(request)
    )(hub().server.fault);
    const error = await failure(fetched());
    expect(error).to.have.property("code", "NG_FETCH_FAILED");
    expect(error.message).to.include(path()).and.to.include("503");
    expect(readdirSync(hub().home)).to.deep.equal(["file.part"]);
    faults();
    hub().server.requests.length = 0;
    await fetched();
    isWhole();
    expect(ranges()).to.deep.equal(["bytes=30000-"]);
  });

  for (const [what, left, fault] of [
    ["is whole already", content, undefined],
    ["is longer than the file (416)", patternOf(60_000), undefined],
    ["is the start of another file", patternOf(20_000, 2), undefined],
    ["cannot be gone on with, as the server sends all", content.subarray(0, 9), { withoutRanges: true }],
  ] as const)
    it(`ends well where what was left ${what}`, async () => {
      writeFileSync(`${path()}.part`, left);
      faults(fault);
      await fetched();
      isWhole();
    });

  it("begins anew where the file was another one, by If-Range", async () => {
    const small = patternOf(3000);
    const git = createHash("sha1").update(`blob 3000\0`).update(small).digest("hex");
    hub().server.commit("o/n", { "w.bin": small });
    writeFileSync(`${path()}.part`, patternOf(1000, 2));
    await fetched({ size: 3000, digest: { kind: "gitSha1", hex: git }, etag: '"of-before"' });
    expect(Buffer.compare(readFileSync(path()), small)).to.equal(0);
    const [first] = hub().server.requests;
    expect([first?.headers.range, first?.headers["if-range"]]).to.deep.equal(["bytes=1000-", '"of-before"']);
  });

  for (const [what, wanted, says] of [
    ["another SHA-256", { digest: { kind: "sha256", hex: "0".repeat(64) } }, "SHA-256"],
    ["the start of another SHA-256", { digest: { kind: "sha256", hex: "00000000" } }, "expected 00000000"],
    ["another name in git", { size: content.length, digest: { kind: "gitSha1", hex: "0".repeat(40) } }, "SHA-1"],
    ["another length", { size: 49_999 }, "49999 bytes"],
  ] as const)
    it(`keeps nothing that has ${what}`, async () => {
      const error = await failure(fetched(wanted));
      expect(error).to.have.property("code", "NG_FETCH_DIFFERS");
      expect(error.message).to.include(says).and.to.include(url());
      expect(readdirSync(hub().home)).to.deep.equal([]);
    });

  it("finds what was changed on the way", async () => {
    faults({ corrupt: true });
    expect(await failure(fetched())).to.have.property("code", "NG_FETCH_DIFFERS");
    expect(existsSync(path())).to.equal(false);
    await fetched();
    isWhole();
  });

  it("waits as a busy server asks", async () => {
    faults({ status: 429, headers: { "retry-after": "0" } });
    await fetched();
    isWhole();
    faults(...Array.from({ length: 9 }, () => ({ status: 429, headers: { "retry-after": "3600" } })));
    const error = await failure(fetchFile(url(), `${path()}2`, { ...hub().asking(), expected }));
    expect(error.message).to.include("429, too many requests; try again in 3600 s");
  });

  it("ends with its signal, and keeps what has come", async () => {
    const controller = new AbortController();
    const onProgress = (): void => controller.abort(new Error("enough"));
    expect(await failure(fetched(expected, { signal: controller.signal, onProgress }))).to.have.property(
      "message",
      "enough",
    );
    expect(readdirSync(hub().home)).to.deep.equal(["file.part"]);
    await fetched();
    isWhole();
  });

  it("says where nobody answers", async () => {
    const { web, patience } = hub().asking();
    const address = url();
    await hub().server.close();
    const error = await failure(fetchFile(address, path(), { web, patience, expected }));
    expect(error).to.have.property("code", "NG_FETCH_FAILED");
    expect(error.message).to.include("ECONNREFUSED").and.to.include(address).and.to.include(path());
  });

  it("gives up where nothing comes, and where servers send on without end", async () => {
    const { patience } = hub().asking();
    const silent = (_: string, { signal }: RequestInit): Promise<Response> =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener("abort", () => reject(new Error("aborted", { cause: signal.reason })));
      });
    const waiting = { answer: 5, pauses: [] };
    const late = await failure(fetchFile("http://a.test/f", path(), { web: silent, patience: waiting, expected }));
    expect(late.message).to.include("nothing for 0.005 s");
    const round = async (): Promise<Response> => new Response(null, { status: 302, headers: { location: "/f" } });
    const endless = await failure(fetchFile("http://a.test/f", path(), { web: round, patience, expected }));
    expect(endless.message).to.include("more than 10 of them");
    const down = async (): Promise<Response> =>
      new Response(null, { status: 302, headers: { location: "http://b.test" } });
    const worse = await failure(fetchFile("https://a.test/f", path(), { web: down, patience, expected }));
    expect(worse.message).to.include("where nothing is fetched from");
  });
});
