import { NetgraftError, type Problem } from "@netgraft/core";
import { checkStateDict } from "@netgraft/weights";
import { CheckpointMismatchError } from "../errors.js";
import type { TrainingStep } from "../step/training-step.js";
import { version } from "../version.js";
import type { Checkpoint } from "./checkpoint.js";
import { orderPlace, picturesPlace } from "./dataset-print.js";
import type { Fingerprint } from "./fingerprint.js";

/** A run may get more epochs, or fewer, and end at another time: the warning says that it would have been another run. */
const mayDiffer = (at: string): boolean => at === "epochs" || isBelow(at, "earlyStopping");

/**
 * Checks that a run can go on from a checkpoint.
 * @param pictures how its pictures differ, where they are known one by one
 * @returns what is not as it was, and does not keep the run from going on
 * @throws NG_CHECKPOINT_MISMATCH with every option and tensor that differs
 */
export function assertResumable(
  { state, fingerprint, environment }: Checkpoint,
  { graph, slots }: TrainingStep,
  now: Fingerprint,
  pictures: readonly (Problem & { readonly at: string })[] = [],
): readonly Problem[] {
  const differences = optionDifferences(fingerprint, now);
  // An older version, and a dataset that did not tell its pictures apart, left no more than their numbers.
  const knewPictures = Object.keys(fingerprint).some((at) => isBelow(at, picturesPlace));
  const isUnknown = (at: string): boolean => !knewPictures && (isBelow(at, picturesPlace) || isBelow(at, orderPlace));
  // Another version may write the same network down in another way: its tensors and the config are compared all the same.
  const isOtherVersion = environment["netgraft"] !== version;
  const isListed = (at: string): boolean => pictures.length > 0 && isOfPictures(at);
  const counts = [
    ...differences.filter(
      ({ at }) => !mayDiffer(at) && !isUnknown(at) && !isListed(at) && !(isOtherVersion && at === "network.graph"),
    ),
    ...pictures,
  ];
  const problems = [
    ...counts,
    ...tensorDifferences(state, graph.state(), new Set(slots.map(({ name }) => name)), counts),
  ];
  if (problems.length > 0) throw new CheckpointMismatchError(problems);
  const knowsPictures = Object.keys(now).some((at) => isBelow(at, picturesPlace));
  const notes = knowsPictures && !knewPictures ? [{ at: "dataset", message: unknownPictures }] : [];
  return [...differences.filter(({ at }) => mayDiffer(at)), ...notes];
}

function optionDifferences(before: Fingerprint, now: Fingerprint): readonly (Problem & { readonly at: string })[] {
  const places = new Set([...Object.keys(before), ...Object.keys(now)]);
  const differing = [...places].filter((at) => before[at] !== now[at]);
  // Of other pictures, or classes of other names, another order is no news.
  const told = differing.some((at) => isBelow(at, picturesPlace) || isBelow(at, "dataset.classes"))
    ? differing.filter((at) => !isBelow(at, orderPlace))
    : differing;
  return told.map((at) => ({
    at,
    message: messageOf(at),
    ...(at === "network.graph" ? {} : { expected: before[at] ?? "nothing", found: now[at] ?? "nothing" }),
  }));
}

const unknownPictures =
  "the checkpoint does not say which pictures the run was begun with: only how many there are is compared, and all from now on";

/** Whether the difference at a place is one of the pictures, which a list tells one by one. */
function isOfPictures(at: string): boolean {
  return (
    isBelow(at, picturesPlace) || isBelow(at, orderPlace) || ["dataset.training", "dataset.validation"].includes(at)
  );
}

function messageOf(at: string): string {
  if (at === "network.graph") return "the network computes something else";
  if (isBelow(at, picturesPlace))
    return "the run was begun with other pictures of this class: other names, sizes or numbers";
  if (isBelow(at, orderPlace)) return "the run was begun with the same pictures in another order";
  return "the run was begun with another value";
}

function isBelow(at: string, place: string): boolean {
  return at.startsWith(`${place}.`);
}

/** Of slots only where no option says why they differ. */
function tensorDifferences(
  state: Checkpoint["state"],
  specs: ReturnType<TrainingStep["graph"]["state"]>,
  slots: ReadonlySet<string>,
  options: readonly Problem[],
): readonly Problem[] {
  const isCompared = (name: string): boolean =>
    options.length === 0 || !(slots.has(name) || /^(optimizer|average|accumulated)\./.test(name));
  try {
    checkStateDict(
      specs.filter(({ name }) => isCompared(name)),
      new Map([...state].filter(([name]) => isCompared(name))),
    );
    return [];
  } catch (error) {
    if (!(error instanceof NetgraftError)) throw error;
    return error.problems;
  }
}
