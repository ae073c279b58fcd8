import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout } from "node:timers/promises";
import { skipBecause } from "./skip-because.js";

/** A Redis on this machine, for tests, that keeps nothing. */
export interface TestRedis {
  readonly url: string;
  /** What one of its commands prints, such as `DBSIZE`. */
  command(...words: readonly string[]): string;
  /** Ends it at once, with all that it knows. */
  kill(): Promise<void>;
  /** Starts it again at the same address. */
  start(): Promise<void>;
}

/** Has a Redis for the tests of a suite, which are skipped where none is installed. */
export function testRedis(): () => TestRedis {
  let redis: (TestRedis & { readonly stop: () => Promise<void> }) | undefined;
  before(async function () {
    if (spawnSync("redis-server", ["--version"]).error !== undefined)
      skipBecause(this, "Redis is not installed: there is no redis-server");
    redis = await started();
  });
  after(() => redis?.stop());
  return () => {
    if (redis === undefined) throw new Error("a test has it, when it runs");
    return redis;
  };
}

async function started(): Promise<TestRedis & { readonly stop: () => Promise<void> }> {
  const port = await freePort();
  let server: ChildProcess | undefined;
  const command = (...words: readonly string[]): string =>
    spawnSync("redis-cli", ["-p", String(port), ...words], { encoding: "utf8" }).stdout.trim();
  const kill = async (): Promise<void> => {
    if (server === undefined || server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, "exit");
    server.kill("SIGKILL");
    await ended;
  };
  const start = async (): Promise<void> => {
    const options = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
    server = spawn("redis-server", options, { stdio: "ignore" });
    for (let times = 0; command("PING") !== "PONG"; times += 1) {
      if (times === 200) throw new Error("Redis does not answer after 10 s");
      await setTimeout(50);
    }
  };
  await start();
  return { url: `redis://127.0.0.1:${port}`, command, kill, start, stop: kill };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => {
        if (typeof address === "object" && address !== null) resolve(address.port);
        else reject(new Error("no port"));
      });
    });
  });
}
