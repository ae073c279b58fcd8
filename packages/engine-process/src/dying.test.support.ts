/**
 * A program that starts engines' processes, has each die at a moment, and prints what it is then told of its calls. Nothing else keeps
 * it alive: where nobody holds it until the end of a child is known, it ends with exit status 13 and prints no more.
 */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { setImmediate } from "node:timers/promises";
import { NetgraftError } from "@netgraft/core";
import { EngineCrashedError } from "./errors.js";
import { EngineProcess } from "./engine-process.js";

/** The calls of `echo.test.support.ts`. */
export interface EchoCalls {
  readonly echo: { readonly takes: number; readonly gives: number };
  readonly die: { readonly takes: number; readonly gives: never };
}

type Engine = EngineProcess<EchoCalls, string>;
type Told = (call: Promise<unknown>) => Promise<void>;

/** Blocks this process, so that all signs of the child's end come at once. */
const wait = (milliseconds: number): unknown =>
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
const kill = ({ pid }: Engine): unknown => process.kill(pid ?? 0, "SIGKILL");
const echo = (engine: Engine): Promise<number> => engine.call("echo", 7);

/** Killed between two calls, the second of which is made after so many turns of the event loop: the signs come one by one. */
function betweenCalls(turns: number): (engine: Engine, told: Told) => Promise<void> {
  return async (engine, told) => {
    await told(echo(engine));
    kill(engine);
    wait(60);
    for (let turn = 0; turn < turns; turn += 1) await setImmediate();
    await told(echo(engine));
  };
}

const moments: Readonly<Record<string, (engine: Engine, told: Told, child: ChildProcess) => Promise<void>>> = {
  "during a call": (engine, told) => told(engine.call("die", 0)),
  async "during a call, others waiting"(engine, told) {
    await Promise.all([engine.call("die", 0), echo(engine), echo(engine)].map(told));
  },
  ...Object.fromEntries([0, 1, 2, 3, 4].map((turns) => [`between calls, ${turns} turns before`, betweenCalls(turns)])),
  async "as it is called"(engine, told) {
    await told(echo(engine));
    kill(engine);
    await told(echo(engine));
  },
  async "as it is closed, an answer on its way"(engine, told) {
    const last = told(echo(engine));
    wait(60);
    await engine.close();
    await last;
  },
  async "after it is closed"(engine, told) {
    const closed = engine.close();
    kill(engine);
    await closed;
    await told(echo(engine));
  },
  async "by itself, after its end was seen"(engine, told, child) {
    const gone = once(child, "exit");
    void engine.call("die", 20).catch(() => undefined);
    await gone;
    await told(echo(engine));
  },
};

async function codeOf(call: Promise<unknown>): Promise<unknown> {
  try {
    return await call;
  } catch (error) {
    return error instanceof NetgraftError ? error.code : error;
  }
}

for (const [name, die] of Object.entries(moments)) {
  let child: ChildProcess | undefined;
  const engine: Engine = await EngineProcess.start({
    program: new URL("./echo.test.support.js", import.meta.url),
    runtime: "echo",
    unavailable: (words) => new EngineCrashedError({ message: words }),
    processes: { fork: (...started) => (child = fork(...started)) },
  });
  const told: unknown[] = [];
  // The service has made it.
  await die(engine, async (call) => void told.push(await codeOf(call)), child as unknown as ChildProcess);
  await engine.close();
  console.log(`${name}: ${told.join(", ")}`);
}
