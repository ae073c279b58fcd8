import { queue } from "@netgraft/core/host";

/** The queue that needs nothing but the sweep's folder. */
export const folderQueue = queue({
  type: "folder",
  summary: "The sweep's folder alone, for processes on this machine and on others that see it",
  description:
    "A worker takes the next run that nobody holds. A run is held by a file in its folder, with a token that is renewed every five seconds; who " +
    "has died loses it at once to a worker on the same machine, and elsewhere after 30 seconds.",
  options: {},
  build: () => ({}),
});
