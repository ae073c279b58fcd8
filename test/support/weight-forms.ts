import { join } from "node:path";
import type { Network } from "@netgraft/core";
import type { NetworkState, Tensor } from "@netgraft/core/graph";
import { loadWeights, readNpy } from "@netgraft/weights/node";
import { framework } from "./framework.js";
import { goldenText } from "./goldens.js";
import { runScript } from "./python.js";
import { distance, logitsOf } from "./run.js";

/** A network of timm or torchvision, and how it is composed here: by default by its name. */
export interface PublishedNetwork {
  readonly library: "timm" | "torchvision";
  readonly name: string;
  readonly config?: { readonly extends: string; readonly backbone?: Readonly<Record<string, unknown>> };
  /** Height and width of the pictures, in pixels. */
  readonly size: number;
  /** Whether the slow suite has it; the others are measured by test/large/measure-weight-forms.ts. */
  readonly tested?: boolean;
  /** The largest difference of a logit over their spread, in all forms, as it was measured. */
  readonly measured?: number;
}

/** The forms that weights are saved in. */
export const weightForms = ["zip", "legacy", "tar", "checkpoint", "ema", "module", "half", "safetensors"] as const;

/** Networks of all families that are here, which scripts/goldens/weight_forms.py saves. */
export function publishedNetworks(): readonly PublishedNetwork[] {
  // test/large/measure-weight-forms.ts writes it in this form.
  return JSON.parse(goldenText("weight-forms.json")) as readonly PublishedNetwork[];
}

/** Saves networks with drawn tensors in each form, a folder each; it takes torch, timm, torchvision and safetensors. */
export async function saveForms(folder: string, networks: readonly PublishedNetwork[]): Promise<void> {
  const asked = networks.map(({ library, name, size }) => `${library}/${name}@${size}`);
  await runScript("goldens/weight_forms.py", [folder, ...asked]);
}

/** How far logits are from the library's, in spreads, by the form that the weights are loaded from. */
export async function distances(
  folder: string,
  published: PublishedNetwork,
): Promise<Readonly<Record<string, number>>> {
  const saved = join(folder, `${published.library}-${published.name}`);
  const rows = async (name: string): Promise<readonly (readonly number[])[]> => {
    const { shape, data } = await readNpy(join(saved, `${name}.npy`), { rank: 2 });
    const [count = 0, length = 0] = shape;
    return Array.from({ length: count }, (_, row) => [...data.subarray(row * length, (row + 1) * length)]);
  };
  const { graph } = composed(published);
  const input = await readNpy(join(saved, "input.npy"), { rank: 4 });
  const [expected, rounded] = [await rows("logits"), await rows("half")];
  const found: Record<string, number> = {};
  let last: { readonly state: NetworkState; readonly distance: number } | undefined;
  for (const form of weightForms) {
    const state = await loadWeights(join(saved, `${form}.${form === "safetensors" ? form : "pth"}`), graph.state());
    // What is equal to the bit need not run again.
    if (last !== undefined && form !== "half" && isSame(state, last.state)) found[form] = last.distance;
    else found[form] = distance(await logitsOf(graph, state, input), form === "half" ? rounded : expected);
    if (form !== "half") last = { state, distance: found[form] };
  }
  return found;
}

function isSame(state: NetworkState, other: NetworkState): boolean {
  const bytes = ({ data }: Tensor): Buffer => Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  return (
    state.size === other.size &&
    [...state].every(([name, tensor]) => {
      const own = other.get(name);
      return own !== undefined && bytes(tensor).equals(bytes(own));
    })
  );
}

function composed({ name, config, size }: PublishedNetwork): Network {
  return framework.compose({ ...(config ?? { extends: name }), name, input: { height: size, width: size } });
}
