import { service } from "@netgraft/core";
import { Progress } from "./progress.js";
import type { TextSink } from "./text-sink.js";

/** What is shown while something takes long. */
export interface ProgressDisplay {
  /** Shows what is being done. */
  show(doing: string): void;
  /** Shows how much of it is done. */
  showPart(doing: string, done: number, all: number): void;
  /** Takes away what is shown, before anything else is printed. */
  clear(): void;
}

/** The service that shows the progress of commands; by default a line on a terminal. @param sink standard error */
export const progressDisplays = service<(sink: TextSink) => ProgressDisplay>(
  "netgraft/progress-displays",
  () => (sink) => new Progress(sink),
);
