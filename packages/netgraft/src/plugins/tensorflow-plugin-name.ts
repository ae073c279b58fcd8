/** The name of the plugin `tensorflow`, on which others may depend. */
export const tensorflowPluginName = "@netgraft/tensorflow";
