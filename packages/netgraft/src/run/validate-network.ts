import { NetgraftError } from "@netgraft/core";
import { composeNetwork, type OpenNetworkOptions } from "../open-network.js";

/** Checks what can be seen of the training of a network without its pictures. @throws NG_OPTION_UNSUPPORTED */
async function assertTrainable(reference: string, options: OpenNetworkOptions): Promise<void> {
  const [{ openNetwork }, { placedInConfig }, { assertPlan, planTraining }] = await Promise.all([
    import("../open-network.js"),
    import("./placed-in-config.js"),
    import("@netgraft/training"),
  ]);
  const { framework, network } = await openNetwork(reference, options);
  const { training } = network.config;
  if (training === undefined) return;
  await placedInConfig(network.tree, async () =>
    Promise.resolve(assertPlan(planTraining(framework.catalog, training), network.graph)),
  );
}

/**
 * What is wrong with a network, all its problems at once; undefined where it is valid and composes, and has what its training
 * names.
 * @param reference a config file, or a preset's name
 */
export async function validateNetwork(
  reference: string,
  options: OpenNetworkOptions = {},
): Promise<NetgraftError | undefined> {
  try {
    const { config } = await composeNetwork(reference, options);
    if (config.training !== undefined) await assertTrainable(reference, options);
    return undefined;
  } catch (error) {
    if (error instanceof NetgraftError) return error;
    throw error;
  }
}
