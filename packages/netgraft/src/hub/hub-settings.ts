import { homedir } from "node:os";
import { join } from "node:path";
import { readFileWhole } from "@netgraft/files";

/** Environment variables. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Where the hub is, and where what comes from it is kept: as Python's `huggingface_hub` finds them. */
export interface HubSettings {
  /** Without a slash at its end. */
  readonly endpoint: string;
  /** The folder of all repositories. */
  readonly cache: string;
  /** Whether nothing is asked, and what is kept must do. */
  readonly isOffline: boolean;
}

/** What `HF_ENDPOINT`, `HF_HUB_CACHE`, `HF_HOME` and `HF_HUB_OFFLINE` say, or else stands for them. */
export function hubSettings(env: Environment): HubSettings {
  const cache = filled(env, "HF_HUB_CACHE") ?? filled(env, "HUGGINGFACE_HUB_CACHE") ?? join(home(env), "hub");
  return {
    endpoint: (filled(env, "HF_ENDPOINT") ?? "https://huggingface.co").replace(/\/+$/, ""),
    cache: fromHome(cache, env),
    isOffline: isTrue(env, "HF_HUB_OFFLINE"),
  };
}

/** Who asks: `HF_TOKEN`, or what `hf auth login` has kept; undefined where nobody has logged in. @throws NG_READ_FAILED */
export async function hubToken(env: Environment): Promise<string | undefined> {
  const given = filled(env, "HF_TOKEN") ?? filled(env, "HUGGING_FACE_HUB_TOKEN");
  if (given !== undefined || isTrue(env, "HF_HUB_DISABLE_IMPLICIT_TOKEN")) return given?.trim();
  const file = fromHome(filled(env, "HF_TOKEN_PATH") ?? join(home(env), "token"), env);
  const kept = await readFileWhole(file, "text-bytes").catch(() => undefined);
  return kept === undefined ? undefined : new TextDecoder().decode(kept).trim() || undefined;
}

/** Where PyTorch keeps the weights that it has fetched: `$TORCH_HOME/hub/checkpoints`. */
export function torchCheckpoints(env: Environment): string {
  const torch = filled(env, "TORCH_HOME") ?? join(caches(env), "torch");
  return join(fromHome(torch, env), "hub", "checkpoints");
}

function home(env: Environment): string {
  return filled(env, "HF_HOME") ?? join(caches(env), "huggingface");
}

function caches(env: Environment): string {
  return filled(env, "XDG_CACHE_HOME") ?? join(userHome(env), ".cache");
}

function userHome(env: Environment): string {
  return filled(env, process.platform === "win32" ? "USERPROFILE" : "HOME") ?? homedir();
}

function fromHome(path: string, env: Environment): string {
  return /^~(?=[\\/]|$)/.test(path) ? join(userHome(env), path.slice(1)) : path;
}

function filled(env: Environment, name: string): string | undefined {
  const value = env[name];
  return value === undefined || value === "" ? undefined : value;
}

/** As Python has it: 1, on, yes and true, in any case. */
function isTrue(env: Environment, name: string): boolean {
  return /^(?:1|on|yes|true)$/i.test(env[name] ?? "");
}
