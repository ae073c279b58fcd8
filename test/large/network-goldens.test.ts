import { compareNetworks } from "../numerics/compare-network.js";

compareNetworks({ largeOnes: true });
