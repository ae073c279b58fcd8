import { NetgraftError } from "@netgraft/core";
import { composeNetwork, type OpenNetworkOptions } from "../open-network.js";

/**
 * What is wrong with a network, all its problems at once; undefined where it is valid and composes.
 * @param reference a config file, or a preset's name
 */
export async function validateNetwork(
  reference: string,
  options: OpenNetworkOptions = {},
): Promise<NetgraftError | undefined> {
  try {
    await composeNetwork(reference, options);
    return undefined;
  } catch (error) {
    if (error instanceof NetgraftError) return error;
    throw error;
  }
}
