import {
  describeOrigin,
  NetgraftError,
  OptionUnsupportedError,
  originAt,
  parseConfigPath,
  type Problem,
  type Sourced,
  trainingSchema,
  withProblems,
} from "@netgraft/core/config";
import { AugmentationFailedError, AugmentationMisfitError, BatchSizeError } from "@netgraft/data";
import { ClassCountError } from "@netgraft/training";

/** Errors whose places are those of a plan: keys of the section `training`, or `classes`. */
const ofPlan = [
  BatchSizeError,
  ClassCountError,
  OptionUnsupportedError,
  AugmentationMisfitError,
  AugmentationFailedError,
];

/** Does work with a plan that a config made: problems with the plan are told with their places in the config. */
export async function placedInConfig<T>(tree: Sourced, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof NetgraftError) || !ofPlan.some((known) => error instanceof known)) throw error;
    throw withProblems(error, (problem) => placed(problem, tree));
  }
}

function placed(problem: Problem, tree: Sourced): Problem {
  const path = pathOf(problem.at);
  const [key] = path;
  if (key === "classes") return { ...problem, source: describeOrigin(originAt(tree, path)) };
  if (typeof key !== "string" || !Object.hasOwn(trainingSchema.shape, key)) return problem;
  return { ...problem, at: `training.${problem.at}`, source: describeOrigin(originAt(tree, ["training", ...path])) };
}

/** The place as a path; empty where it is something else, such as the name of a picture. */
function pathOf(at = ""): ReturnType<typeof parseConfigPath> {
  try {
    return parseConfigPath(at);
  } catch {
    return [];
  }
}
