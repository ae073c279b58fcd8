import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { python } from "@netgraft/test-support";
import { oneThread } from "./exported-training.js";

const options = ["--workers", "0", "--log-every", "1"];

/** Runs `train.py` by torchrun in two processes on the loopback interface. */
export async function byTorchrun(cwd: string, parameters: readonly string[]): Promise<void> {
  const torchrun = ["-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2"];
  await ended(started(cwd, [...torchrun, "train.py", ...parameters, ...options], oneThread));
}

/**
 * Runs `train.py` in two processes on the loopback interface, with the environment that torchrun gives them.
 * @param until what the first prints when both are killed
 */
export async function inTwoProcesses(cwd: string, parameters: readonly string[], until?: RegExp): Promise<void> {
  const shared = { ...oneThread, WORLD_SIZE: "2", MASTER_ADDR: "127.0.0.1", MASTER_PORT: String(await freePort()) };
  const children = ["0", "1"].map((rank) =>
    started(cwd, ["train.py", ...parameters, ...options], { ...shared, RANK: rank, LOCAL_RANK: rank }),
  );
  const [first] = children;
  let text = "";
  first?.stdout?.on("data", (printed: Buffer) => {
    text += printed.toString();
    if (until?.test(text) === true) children.forEach((child) => child.kill("SIGKILL"));
  });
  await Promise.all(children.map((child) => ended(child, until === undefined ? undefined : "SIGKILL")));
}

function started(cwd: string, parameters: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(python, parameters, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
}

/** @throws where it ends otherwise than well, or by the signal */
async function ended(child: ChildProcess, by?: NodeJS.Signals): Promise<void> {
  let said = "";
  child.stdout?.resume();
  child.stderr?.on("data", (text: Buffer) => (said += text.toString()));
  // The event has the status, or the signal.
  const [status, signal] = (await once(child, "close")) as [number | null, NodeJS.Signals | null];
  if (by === undefined ? status !== 0 : signal !== by)
    throw new Error(`train.py ended with ${status ?? signal}: ${said}`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return address.port;
}
