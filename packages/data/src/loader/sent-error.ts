import { type ErrorClass, NetgraftError } from "@netgraft/core";
import { ReadFailedError } from "@netgraft/files";
import { AugmentationFailedError, AugmentationMisfitError, InputMisfitError, PictureFormatError } from "../errors.js";
import type { SentError } from "./task.js";

/** What can go wrong with a picture; errors of plugins become those of their augmentation. */
const classes: readonly ErrorClass[] = [
  ReadFailedError,
  PictureFormatError,
  AugmentationMisfitError,
  AugmentationFailedError,
  InputMisfitError,
];

/** The form in which an error is sent to another thread. */
export function sentError(error: unknown): SentError {
  if (error instanceof NetgraftError) return { code: error.code, problems: error.problems };
  const message = error instanceof Error ? error.message : String(error);
  return { code: AugmentationFailedError.code, problems: [{ message }] };
}

/** The error that was sent. */
export function receivedError({ code, problems }: SentError): NetgraftError {
  const Class = classes.find((each) => each.code === code) ?? AugmentationFailedError;
  return new Class(problems);
}

/** Whether it says that a picture cannot be read; such a picture can be left out. */
export function isBrokenPicture(error: unknown): error is NetgraftError {
  return error instanceof ReadFailedError || error instanceof PictureFormatError;
}
