import { z } from "@netgraft/core";

/** The environment variable with the address of Redis, which may have a password; it stands in the place of `url`. */
export const redisVariable = "NETGRAFT_REDIS_URL";

/** How a queue in Redis is reached, and how long it waits for a worker. */
export const bullOptions = z.strictObject({
  url: z
    .string()
    .refine((url) => URL.canParse(url) && /^rediss?:$/.test(new URL(url).protocol), {
      params: { expected: "an address such as redis://host:6379" },
    })
    .refine((url) => !URL.canParse(url) || new URL(url).password === "", {
      message: "a password does not belong into a file that workers share",
      params: { expected: `the address with its password in the environment variable ${redisVariable}` },
    })
    .default("redis://127.0.0.1:6379")
    .describe(`The address of Redis; one with a password stands in the environment variable ${redisVariable} instead.`),
  lock: z
    .int()
    .min(1)
    .max(3600)
    .default(60)
    .describe("Seconds without a sign of life after which the run of a worker is offered to others."),
});

/** Options of a queue in Redis, its defaults filled in. */
export type BullOptions = z.output<typeof bullOptions>;
