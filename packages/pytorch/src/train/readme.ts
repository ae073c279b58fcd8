import type { Problem } from "@netgraft/core";
import type { Launcher } from "./launchers/launcher.js";
import type { Recipe } from "./recipe.js";

/** What a README says of training. */
export interface TrainingReadme {
  /** Undefined where no script is written. */
  readonly recipe?: Recipe;
  readonly launcher?: Launcher | undefined;
  readonly name?: string;
  readonly notes: readonly Problem[];
}

/** The section of a README that says how `train.py` is run, and what it has not of the config. */
export function trainingReadme({ recipe, launcher, notes }: TrainingReadme): string {
  const head = "## Training\n";
  const said = notes.map(({ at, message }) => `- \`${at}\`: ${message}.`).join("\n");
  if (recipe === undefined) return `${head}\nThere is no \`train.py\`:\n\n${said}\n`;
  const differs = notes.length === 0 ? "" : `\nWhat the config says and \`train.py\` does not do:\n\n${said}\n`;
  return `${head}
\`train.py\` trains the network as its config says, from \`weights.safetensors\` on. It needs PyTorch, NumPy and Pillow${
    recipe.tensorboard ? ", and the package `tensorboard`" : ""
  }.

\`\`\`sh
python train.py pictures --precision bfloat16 --channels-last        # one GPU, or the CPU
torchrun --standalone --nproc-per-node 8 train.py pictures           # eight GPUs
python train.py pictures --resume                                    # go on where it was ended
python train.py pictures --evaluate --weights run/best.pth           # metrics, as JSON
\`\`\`

\`pictures\` is a folder with \`train/<class>/\` and \`val/<class>/\` (without them, of folders of classes of which ${
    100 * recipe.dataset.holdOut
  } % is held out), or with shards of WebDataset, \`train*.tar\` and \`val*.tar\`, of pictures beside \`.cls\`.

\`--batch\` counts the pictures of all processes together, so that the learning rate is the same for any number of GPUs. Pictures
come in the order and with the changes that \`netgraft train\` gives them for the same seed, whatever the numbers of processes and
workers; a run that is resumed goes on with the same numbers. Batch norms see the pictures of their own process, or of all with
\`--sync-bn\`. What the network itself draws, the masks of dropout and of dropped paths, is PyTorch's.

The folder \`run\` (\`--output\`) gets \`best.pth\` and \`last.pth\`, state dicts that \`netgraft evaluate --weights\` takes;
\`metrics.jsonl\`, a line for each epoch; and \`checkpoint.pt\`. Each is whole or not there. \`--save-every 500\` writes a checkpoint
within epochs, too.
${launcherText(launcher)}${differs}`;
}

function launcherText(launcher: Launcher | undefined): string {
  if (launcher === "slurm")
    return `
\`train.sbatch\` runs it on Slurm, on two nodes of eight GPUs; a job that is requeued goes on:

\`\`\`sh
sbatch train.sbatch /data/pictures
\`\`\`
`;
  if (launcher === "kubernetes")
    return `
\`pytorchjob.yaml\` runs it on Kubernetes with Kubeflow's training operator, on two nodes of eight GPUs; its claims and its image
are to be filled in:

\`\`\`sh
kubectl apply -f pytorchjob.yaml
\`\`\`
`;
  return "\nFor Slurm or Kubernetes, `netgraft export --format pytorch --launcher slurm` (or `kubernetes`) writes what starts it there.\n";
}
