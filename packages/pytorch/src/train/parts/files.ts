/** How files are written, and weights read. */
export const files = `
DTYPES = {
    "F64": torch.float64,
    "F32": torch.float32,
    "F16": torch.float16,
    "BF16": torch.bfloat16,
    "I64": torch.int64,
    "I32": torch.int32,
    "U8": torch.uint8,
    "BOOL": torch.bool,
}


def read_safetensors(path: Path) -> dict[str, Tensor]:
    """The tensors of a file of safetensors: a header in JSON, then their bytes."""
    data = bytearray(path.read_bytes())
    start = 8 + int.from_bytes(data[:8], "little")
    header = json.loads(data[8:start])
    header.pop("__metadata__", None)
    tensors = {}
    for name, entry in header.items():
        dtype, (first, end) = DTYPES[entry["dtype"]], entry["data_offsets"]
        content = data[start + first : start + end]
        values = torch.empty(0, dtype=dtype)
        if content:
            values = torch.frombuffer(content, dtype=dtype)
        tensors[name] = values.reshape(entry["shape"])
    return tensors


def read_weights(path: Path) -> dict[str, Tensor]:
    """A state dict, of a file of safetensors or of one that \`torch.save\` wrote."""
    if path.suffix == ".safetensors":
        return read_safetensors(path)
    return torch.load(path, map_location="cpu", weights_only=True)


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A file to write to, which becomes \`path\` when it is whole."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with open(temporary, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def save(content: Any, path: Path) -> None:
    with replacing(path) as file:
        torch.save(content, file)


def save_metrics(history: list[dict[str, Any]], path: Path) -> None:
    """A line of JSON for each epoch."""
    with replacing(path) as file:
        file.writelines(f"{json.dumps(epoch)}\\n".encode() for epoch in history)
`;
