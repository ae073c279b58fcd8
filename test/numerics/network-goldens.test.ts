import { compareNetworks } from "./compare-network.js";

compareNetworks({ largeOnes: false });
