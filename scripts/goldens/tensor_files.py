"""What NumPy, Keras and TensorFlow.js have of weights, as small files: packages/weights/goldens/{npz,keras,tfjs}.json.

    python scripts/goldens/tensor_files.py [--check]

Beside each file are the tensors that are to be read from it. Those of Keras and TensorFlow.js are in PyTorch's layout; they are
the right ones because PyTorch computes with them what Keras does of the same picture, which is asserted here. tfjs-converter's
files are put together by its format: kernels as Keras has them, one behind the other, in pieces; quantised as its `io_utils`
reads them. Keras numbers and dates its files, so --check compares tensors, and the outputs that they give.
"""

import base64
import io
import json
import os
import sys
import tempfile
import warnings
from pathlib import Path

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
warnings.filterwarnings("ignore")

import keras
import numpy
import torch
import torch.nn.functional as F

FOLDER = Path(__file__).resolve().parents[2] / "packages" / "weights" / "goldens"


def described(array):
    array = numpy.asarray(array)
    wide = array.dtype in (numpy.int64, numpy.uint64)
    values = [str(v) if wide else v for v in array.flatten().tolist()]
    return {"dtype": array.dtype.newbyteorder("=").name, "shape": list(array.shape), "values": values}


def entry(name, data, tensors, **rest):
    tensors = {key: described(value) for key, value in tensors.items()}
    return {"id": name, "file": base64.b64encode(data).decode(), "tensors": tensors, **rest}


def npz():
    numbers = (numpy.arange(24) * 0.37 - 3).reshape(2, 3, 4)
    arrays = {
        "conv1.weight": numbers.astype("<f4"),
        "float64": numbers,
        "float16": numbers.astype("<f2"),
        "big": numbers.astype(">f4"),
        "big16": numpy.arange(-3, 3).astype(">i2"),
        "fortran": numpy.asfortranarray(numbers.astype("<f4")),
        "int64": numpy.array([-(2**62), 2**62 + 1]),
        "uint8": numpy.arange(5, dtype="u1"),
        "bool": numpy.array([True, False]),
        "scalar": numpy.float32(1.5),
        "empty": numpy.zeros((0, 3), "f4"),
    }
    for name, save in [("npz", numpy.savez), ("npz, packed", numpy.savez_compressed)]:
        buffer = io.BytesIO()
        save(buffer, **arrays)
        yield entry(name, buffer.getvalue(), arrays)


def network():
    """Each kind of layer whose kernel is turned in another way, and norms that lack their scale, or their offset."""
    keras.utils.set_random_seed(1)
    layers = keras.layers
    picture = keras.Input((8, 9, 3))
    x = layers.Conv2D(4, (3, 2), name="stem")(picture)
    x = layers.BatchNormalization(scale=False, epsilon=1e-3)(x)
    x = layers.ReLU()(x)
    x = layers.DepthwiseConv2D(3, depth_multiplier=2, use_bias=False)(x)
    x = layers.BatchNormalization(center=False, epsilon=1e-3, name="middle")(x)
    x = layers.SeparableConv2D(5, 3)(x)
    x = layers.BatchNormalization(epsilon=1e-3)(x)
    x = layers.Conv2D(6, 1, use_bias=False)(x)
    x = layers.GlobalAveragePooling2D()(x)
    model = keras.Model(picture, layers.Dense(2, name="head")(x))
    # Statistics that are not those of the start; a dozen values of each seed apart.
    for number, variable in enumerate(model.variables):
        random = numpy.random.default_rng(number)
        variable.assign(random.uniform(0.2, 1.2, variable.shape).astype("float32"))
    return model


def turned(model):
    """The variables by the names and in the layout of PyTorch."""
    tensors = {}
    for layer in model.layers:
        has = {variable.path.split("/")[-1]: variable.numpy() for variable in layer.variables}
        if isinstance(layer, keras.layers.SeparableConv2D):
            tensors[f"{layer.name}.depthwise.weight"] = depthwise(has["depthwise_kernel"])
            tensors[f"{layer.name}.pointwise.weight"] = has["pointwise_kernel"].transpose(3, 2, 0, 1)
        elif isinstance(layer, keras.layers.DepthwiseConv2D):
            tensors[f"{layer.name}.weight"] = depthwise(has["kernel"])
        elif isinstance(layer, keras.layers.BatchNormalization):
            mean = has["moving_mean"]
            tensors[f"{layer.name}.weight"] = has.get("gamma", numpy.ones_like(mean))
            tensors[f"{layer.name}.bias"] = has.get("beta", numpy.zeros_like(mean))
            tensors[f"{layer.name}.running_mean"] = mean
            tensors[f"{layer.name}.running_var"] = has["moving_variance"]
        elif "kernel" in has:
            kernel = has["kernel"]
            tensors[f"{layer.name}.weight"] = kernel.transpose(3, 2, 0, 1) if kernel.ndim == 4 else kernel.T
        if "bias" in has:
            tensors[f"{layer.name}.bias"] = has["bias"]
    return tensors


def depthwise(kernel):
    height, width, channels, multiplier = kernel.shape
    return kernel.reshape(height, width, 1, channels * multiplier).transpose(3, 2, 0, 1)


def by_pytorch(tensors, picture):
    t = {name: torch.from_numpy(numpy.ascontiguousarray(value)) for name, value in tensors.items()}

    def norm(x, name):
        return F.batch_norm(x, t[f"{name}.running_mean"], t[f"{name}.running_var"], t[f"{name}.weight"], t[f"{name}.bias"], eps=1e-3)

    x = torch.from_numpy(picture.transpose(0, 3, 1, 2).copy())
    x = F.relu(norm(F.conv2d(x, t["stem.weight"], t["stem.bias"]), "batch_normalization"))
    x = norm(F.conv2d(x, t["depthwise_conv2d.weight"], groups=4), "middle")
    x = F.conv2d(x, t["separable_conv2d.depthwise.weight"], groups=8)
    x = norm(F.conv2d(x, t["separable_conv2d.pointwise.weight"], t["separable_conv2d.bias"]), "batch_normalization_1")
    x = F.conv2d(x, t["conv2d.weight"]).mean((2, 3))
    return F.linear(x, t["head.weight"], t["head.bias"]).numpy()


MODEL = network()
TENSORS = turned(MODEL)
PICTURE = numpy.random.default_rng(0).uniform(-1, 1, (2, 8, 9, 3)).astype("float32")
numpy.testing.assert_allclose(by_pytorch(TENSORS, PICTURE), MODEL.predict(PICTURE, verbose=0), rtol=1e-4)


def keras_files():
    with tempfile.TemporaryDirectory() as folder:
        for name, save in [("m.keras", MODEL.save), ("m.weights.h5", MODEL.save_weights), ("m.h5", MODEL.save)]:
            save(f"{folder}/{name}")
            order = [*TENSORS] if name != "m.weights.h5" else []
            # Without the model's config, nothing says that a norm of three variables lacks its offset, and not its scale.
            tensors = {**TENSORS, "middle.weight": TENSORS["middle.bias"] + 1, "middle.bias": TENSORS["middle.weight"]}
            yield entry(name, Path(folder, name).read_bytes(), TENSORS if order else tensors, order=order)


def tfjs():
    specs, data, read = [], b"", {}
    for layer in MODEL.layers:
        for variable in layer.variables:
            role = variable.path.split("/")[-1]
            is_depthwise = isinstance(layer, keras.layers.DepthwiseConv2D)
            name = f"{layer.name}/{'depthwise_kernel' if is_depthwise and role == 'kernel' else role}"
            values = variable.numpy()
            spec = {"name": name, "shape": list(values.shape), "dtype": "float32"}
            kind = {"stem/kernel": "uint8", "depthwise_conv2d/depthwise_kernel": "uint16", "head/kernel": "float16"}.get(name)
            if kind is None:
                packed = values
            elif kind == "float16":
                packed = values.astype("<f2")
                spec["quantization"] = {"dtype": kind, "original_dtype": "float32"}
            else:
                low, steps = float(values.min()), numpy.iinfo(kind).max
                scale = float((values.max() - low) / steps)
                packed = numpy.round((values.astype("f8") - low) / scale).astype(kind)
                spec["quantization"] = {"dtype": kind, "scale": scale, "min": low, "original_dtype": "float32"}
                values = (packed * numpy.float64(scale) + low).astype("f4")
            read[variable.path] = packed if kind == "float16" else values
            specs.append(spec)
            data += packed.tobytes()
    cuts = [0, 130, 700, len(data)]
    shards = {f"group1-shard{i + 1}of3.bin": data[cuts[i] : cuts[i + 1]] for i in range(3)}
    topology = {"keras_version": "3", "backend": "tensorflow", "model_config": json.loads(MODEL.to_json())}
    model = {"format": "layers-model", "modelTopology": topology, "weightsManifest": [{"paths": [*shards], "weights": specs}]}
    originals = [variable.numpy() for variable in MODEL.variables]
    for variable in MODEL.variables:
        variable.assign(read[variable.path].astype("f4"))
    tensors = turned(MODEL)
    for variable, value in zip(MODEL.variables, originals):
        variable.assign(value)
    tensors["head.weight"] = tensors["head.weight"].astype("f2")
    beside = {name: base64.b64encode(part).decode() for name, part in shards.items()}
    yield entry("model.json", json.dumps(model).encode(), tensors, beside=beside, order=[*tensors])


def main():
    is_check = "--check" in sys.argv
    differing = []
    for name, make in [("npz", npz), ("keras", keras_files), ("tfjs", tfjs)]:
        made = json.loads(json.dumps(list(make())))
        path = FOLDER / f"{name}.json"
        if not is_check:
            path.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8", newline="\n")
            continue
        stored = json.loads(path.read_text(encoding="utf-8"))
        if [(e["id"], e["tensors"]) for e in stored] != [(e["id"], e["tensors"]) for e in made]:
            differing.append(name)
    return f"differs: {', '.join(differing)}" if differing else 0


if __name__ == "__main__":
    sys.exit(main())
