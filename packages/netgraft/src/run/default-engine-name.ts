/** The engine that is taken where none is named: it runs wherever npm installs. */
export const defaultEngineName = "onnx";
