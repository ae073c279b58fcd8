import type { PictureConfig } from "@netgraft/core";
import { assignment, importsOf, lines } from "./python.js";
import type { NetworkParts } from "./network-parts.js";
import { batches } from "./parts/batches.js";
import { draws } from "./parts/draws.js";
import { evaluationPicture } from "./parts/evaluation-picture.js";
import { files } from "./parts/files.js";
import { loss } from "./parts/loss.js";
import { main } from "./parts/main.js";
import { measures, place } from "./parts/measures.js";
import { mixing, mixingSteps } from "./parts/mixing.js";
import { optimizer } from "./parts/optimizer.js";
import { pictures } from "./parts/pictures.js";
import { run } from "./parts/run.js";
import { schedule } from "./parts/schedule.js";
import { average, batchLoss, earlyStopping, partsOfNetwork } from "./parts/training.js";
import { trainingPicture } from "./parts/training-picture.js";
import type { Recipe } from "./recipe.js";

/** What a script is written for. */
export interface ScriptSubject {
  readonly name: string;
  readonly network: PictureConfig;
  readonly classes: number;
  /** The names of the classes, where they are known. */
  readonly labels?: readonly string[] | undefined;
  readonly recipe: Recipe;
  readonly parts: NetworkParts;
}

/** `train.py`: training as a config has it, in PyTorch. */
export function trainPython(subject: ScriptSubject): string {
  const { recipe, parts } = subject;
  const form = {
    recipe,
    freezes: parts.frozen.parameters.length > 0,
    keepsNorms: parts.frozen.norms.length > 0,
    unused: parts.unused,
  };
  const code = joined(
    constants(subject),
    loss(recipe),
    partsOfNetwork(parts.frozen, parts.groups.length > 0),
    optimizer(recipe, parts.groups),
    schedule(recipe),
    average(recipe),
    earlyStopping(recipe),
    place,
    measures,
    files,
    batchLoss(recipe, parts.heads),
    run(form),
    main(form),
  );
  return `${trainDocstring(subject)}\n\n${importsOf(code, ["Draws", "mixed", ...fromPictures])}\n\n${code}\n`;
}

/** `pictures.py`: how pictures are found, read, changed and put into batches. */
export function picturesPython({ recipe, network, classes, labels }: ScriptSubject): string {
  const { input, preprocess } = network;
  const steps = recipe.augmentations;
  const code = joined(
    lines(
      "# What the network takes and gives.",
      `CHANNELS, HEIGHT, WIDTH = ${input.channels}, ${input.height}, ${input.width}`,
      assignment("MODE", input.channels === 1 ? "L" : "RGB"),
      assignment("MEAN", preprocess.mean),
      assignment("STD", preprocess.std),
      `INTERPOLATION = Image.Resampling.${preprocess.interpolation.toUpperCase()}`,
      assignment("CLASS_COUNT", classes),
      // Shards have numbers alone; a thousand names stand here only where something is said by name.
      labels === undefined || !namesClasses(recipe)
        ? "CLASSES = [str(label) for label in range(CLASS_COUNT)]"
        : assignment("CLASSES", labels),
    ),
    pictures(recipe.dataset),
    evaluationPicture(network),
    steps === undefined ? plainPicture : trainingPicture(steps, network),
    batches(recipe, mixingSteps(steps ?? []).length > 0),
    mixing(steps ?? []),
    draws,
  );
  const docstring = '"""Pictures: how they are found, read, changed and put into batches."""';
  return `${docstring}\n\n${importsOf(code)}\n\n${code}\n`;
}

/** Whether classes are weighed by their names. */
function namesClasses({ loss: chosen }: Recipe): boolean {
  const { classWeights } = chosen;
  const positive = chosen.type === "binaryCrossEntropy" ? chosen.positiveWeights : undefined;
  return [classWeights, positive].some((weights) => typeof weights === "object" && !Array.isArray(weights));
}

/** What `train.py` takes of `pictures.py`. */
const fromPictures = ["CLASS_COUNT", "EpochBatches", "Picture", "Pictures", "find_pictures"];

function joined(...parts: readonly (string | undefined)[]): string {
  return parts.flatMap((part) => (part === undefined ? [] : [part.trim()])).join("\n\n\n");
}

function trainDocstring({ name }: ScriptSubject): string {
  return `"""Trains ${name} as its config says: in one process, or in several by torchrun.

    python train.py pictures
    torchrun --standalone --nproc-per-node 8 train.py pictures --precision bfloat16

\`pictures\` is a folder with \`train/<class>/\` and \`val/<class>/\`, or with shards of
WebDataset. The folder --output gets best.pth and last.pth (state dicts), metrics.jsonl
and checkpoint.pt, from which --resume goes on, to the same numbers.
"""`;
}

function constants({ recipe }: ScriptSubject): string {
  return lines(
    "# How the network is trained; arguments of the same names replace them.",
    assignment("EPOCHS", recipe.epochs),
    assignment("BATCH", recipe.batch, "pictures of all processes together"),
    assignment("ACCUMULATE", recipe.accumulate, "batches of which an update takes the mean gradient"),
    assignment("LEARNING_RATE", recipe.learningRate),
    assignment("SEED", recipe.seed, "of the order of pictures, and of what is drawn for them"),
    assignment("MONITOR", recipe.monitor, "what chooses the best weights"),
    assignment("SIGN", recipe.monitor === "loss" ? -1 : 1),
    'WEIGHTS = Path(__file__).with_name("weights.safetensors")',
  );
}

/** Without augmentations pictures are shown as they are for evaluation. */
const plainPicture = `
def training_picture(picture: Image.Image, draws: Callable[[int], Draws]) -> np.ndarray:
    return evaluation_picture(picture)
`;
