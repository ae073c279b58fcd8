import { execFile } from "node:child_process";
import type { CommandContext } from "../context.js";
import type { Finding } from "@netgraft/core/graph";

const what = "Python with torch";
const program = "import platform, torch; print(platform.python_version(), torch.__version__)";

/** The Python that the contract kit makes goldens with; nothing else needs one. */
export async function pythonFinding({ env }: CommandContext): Promise<Finding> {
  const named = env["NETGRAFT_PYTHON"] ?? "";
  const python = named === "" ? "python3" : named;
  const words = await new Promise<string | undefined>((resolve) => {
    execFile(python, ["-c", program], { env, timeout: 60_000 }, (error, out) =>
      resolve(error === null ? out.trim() : undefined),
    );
  });
  const [version, torch] = words?.split(" ") ?? [];
  if (torch !== undefined) return { what, state: "ok", found: `${python}: Python ${version}, torch ${torch}` };
  return {
    what,
    state: "missing",
    found: `${python} has no torch, or is not there`,
    advice: "only to make goldens for tests: pip install torch, and name that Python in NETGRAFT_PYTHON",
  };
}
