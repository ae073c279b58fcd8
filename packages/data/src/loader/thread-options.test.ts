import { expect } from "chai";
import { threadOptions } from "./thread-options.js";

describe("the options that worker threads are started with", () => {
  // Node refuses each of the first fourteen where it is given to a thread explicitly (`ERR_WORKER_INVALID_EXEC_ARGV`), and has
  // threads inherit, of all of them, what a thread can have (nodejs.org/api/worker_threads.html, `new Worker`).
  const inherited = [
    "--max-old-space-size=8000",
    "--max-semi-space-size=17",
    "--expose-gc",
    "--stack-size=2000",
    "--stack-trace-limit=50",
    "--jitless",
    "--prof",
    "--title=netgraft",
    "--use-openssl-ca",
    "--disable-proto=delete",
    "--v8-pool-size=2",
    "--secure-heap=4096",
    "--abort-on-uncaught-exception",
    "--heapsnapshot-signal=SIGUSR2",
    "--cpu-prof",
    "--inspect=0",
    "--enable-source-maps",
    "--no-warnings",
    "--conditions=development",
    "--import=./hooks.mjs",
  ];
  for (const option of inherited)
    it(`leave ${option} to be inherited`, () => {
      expect(threadOptions({ execArgv: [option, "-e", "train()"], env: { NODE_OPTIONS: option } })).to.deep.equal({});
    });

  it("are those that load modules where text is on the command line, which a thread refuses", () => {
    for (const type of [["--input-type=module"], ["--input-type", "module"], ["--input_type=module"]]) {
      const execArgv = [
        "--max-old-space-size=8000",
        "--import",
        "./a b.mjs",
        "-r=./c.cjs",
        ...type,
        "--title=x",
        "-e",
        "x",
      ];
      expect(threadOptions({ execArgv, env: {} })).to.deep.equal({ execArgv: ["--import", "./a b.mjs", "-r=./c.cjs"] });
    }
  });

  it("are so in NODE_OPTIONS, too, and leave the rest of the environment", () => {
    const options = '--max-old-space-size=99 --import "./a b.mjs" --input-type=module --no-warnings';
    expect(threadOptions({ execArgv: [], env: { NODE_OPTIONS: options, HOME: "/home" } })).to.deep.equal({
      env: { NODE_OPTIONS: '--import "./a b.mjs" --no-warnings', HOME: "/home" },
    });
  });
});
