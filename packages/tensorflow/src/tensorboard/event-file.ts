import { create, fromBinary, type MessageInitShape, toBinary } from "@bufbuild/protobuf";
import type { TrackedEpoch } from "@netgraft/core/host";
import { type Event, EventSchema } from "../proto/event_pb.js";
import { recordOf, recordsOf } from "./records.js";

/** What the first event of a file says. */
const fileVersion = "brain.Event:2";

/** The events of epochs: one for each, whose step is its number. @param began in seconds since 1970 */
export function eventFile(epochs: readonly TrackedEpoch[], began: number): Uint8Array {
  let wallTime = began;
  const events: MessageInitShape<typeof EventSchema>[] = [
    { wallTime, what: { case: "fileVersion", value: fileVersion } },
  ];
  for (const epoch of epochs) {
    wallTime += epoch.seconds;
    const value = Object.entries(scalarsOf(epoch)).flatMap(([tag, simpleValue]) =>
      simpleValue === undefined ? [] : [{ tag, simpleValue }],
    );
    events.push({ wallTime, step: BigInt(epoch.epoch), what: { case: "summary", value: { value } } });
  }
  const records = events.map((event) => recordOf(toBinary(EventSchema, create(EventSchema, event))));
  const bytes = new Uint8Array(records.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const record of records) {
    bytes.set(record, at);
    at += record.length;
  }
  return bytes;
}

/** When the run began that an event file is of, in seconds since 1970; undefined where there is none, or another kind of file. */
export function beginningOf(bytes: Uint8Array | undefined): number | undefined {
  const [first] = bytes === undefined ? [] : recordsOf(bytes);
  const event = first === undefined ? undefined : eventIn(first);
  return event?.what.case === "fileVersion" && event.what.value === fileVersion ? event.wallTime : undefined;
}

function eventIn(record: Uint8Array): Event | undefined {
  try {
    return fromBinary(EventSchema, record);
  } catch {
    return undefined;
  }
}

/** Curves by their tags; those of one group before the slash are shown together. */
function scalarsOf({
  training,
  validation,
  learningRate,
  seconds,
}: TrackedEpoch): Readonly<Record<string, number | undefined>> {
  return {
    "loss/training": training.loss,
    "loss/validation": validation?.loss,
    "top1/training": training.top1,
    "top1/validation": validation?.top1,
    "top5/training": training.top5,
    "top5/validation": validation?.top5,
    learningRate,
    seconds,
  };
}
