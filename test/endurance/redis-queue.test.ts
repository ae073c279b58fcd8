import { setTimeout } from "node:timers/promises";
import { parsePlainOptions } from "@netgraft/core/config";
import type { CellOrder, OfferedCell } from "@netgraft/core/host";
import { rejection, testRedis } from "@netgraft/test-support";
import { expect } from "chai";
import { createFramework } from "netgraft";

describe("a queue in Redis", () => {
  const redis = testRedis();
  const opened: CellOrder[] = [];
  let id: string;
  let count = 0;
  beforeEach(() => (id = `${(count += 1)}`.padStart(16, "0")));
  afterEach(() => Promise.all(opened.splice(0).map((order) => order.close())));

  async function worker(env: Readonly<Record<string, string>> = {}, lock = 1): Promise<CellOrder> {
    const sweep = { id, name: "n", folder: "/nowhere", env };
    const { options, build } = createFramework().catalog.queues.get("bullmq");
    const order = await build(parsePlainOptions(options, { url: redis().url, lock })).open?.(sweep);
    if (order === undefined) throw new Error("it has one");
    opened.push(order);
    return order;
  }

  /** What is offered within some seconds. */
  async function offered(order: CellOrder, left: readonly string[]): Promise<OfferedCell | undefined> {
    for (let times = 0; times < 60; times += 1) {
      const cell = await order.next(left);
      if (cell !== undefined) return cell;
      await setTimeout(100);
    }
    return undefined;
  }

  it("offers each run to one worker, in the sweep's order, until it is done", async () => {
    const [one, other] = [await worker(), await worker()];
    const left = ["a", "b", "c"];
    const cells = [await one.next(left), await other.next(left), await one.next(left)];
    expect(cells.map((cell) => cell?.key)).to.deep.equal(left);
    expect(await other.next(left)).to.equal(undefined);
    for (const cell of cells) await cell?.done();
    expect(await other.next([])).to.equal(undefined);
    expect(redis().command("LLEN", `netgraft:${id}:active`), "nothing is under way").to.equal("0");
    expect(redis().command("EXISTS", `netgraft:${id}:a`), "nothing is kept of it").to.equal("0");
  });

  it("offers again what is given back, and what a worker that is closed has had", async () => {
    const [one, other] = [await worker(), await worker()];
    await (await one.next(["a"]))?.giveBack();
    expect(await other.next(["a"]), "not at once").to.equal(undefined);
    const again = await offered(one, ["a"]);
    expect(again?.key).to.equal("a");
    await one.close();
    expect((await offered(other, ["a"]))?.key).to.equal("a");
  });

  it("keeps a run for a worker that lives, and offers that of one that gives no sign of life", async () => {
    const [one, other] = [await worker({}, 1), await worker({}, 1)];
    const first = await one.next(["a", "b"]);
    await setTimeout(2500);
    const second = await other.next(["a", "b"]);
    expect([first?.key, second?.key]).to.deep.equal(["a", "b"]);
    // As where its process is stopped: its locks run out.
    redis().command("DEL", `netgraft:${id}:a:lock`);
    const taken = await offered(other, ["a"]);
    expect(taken?.key).to.equal("a");
    // Whoever comes too late changes nothing.
    await first?.done();
    expect(redis().command("LLEN", `netgraft:${id}:active`)).to.equal("2");
    await taken?.done();
  }).timeout(20_000);

  it("has what is left, also where Redis has forgotten it", async () => {
    const order = await worker();
    await (await order.next(["a", "b"]))?.done();
    await redis().kill();
    await redis().start();
    expect((await offered(order, ["b"]))?.key).to.equal("b");
  }).timeout(20_000);

  it("is reached at the address of the environment, which errors tell without its password", async () => {
    const away = redis().url.replace("redis://", "redis://me:secret@").replace(/\d+$/, "1");
    const error = await rejection(worker({ NETGRAFT_REDIS_URL: away }));
    expect(error).to.include({ code: "NG_QUEUE_UNAVAILABLE" });
    expect(String(error)).to.include("no Redis answers at redis://127.0.0.1:1").and.not.include("secret");
  });
});
