/** How well a network does, and how that is counted. */
export const measures = `
class Sums:
    """What is summed over the pictures that this process has seen."""

    def __init__(self, device: torch.device, values: list[float] | None = None):
        self.values = torch.tensor(
            values or [0.0] * 4, dtype=torch.float64, device=device
        )

    @torch.no_grad()
    def add(self, logits: Tensor, labels: Tensor, loss: Tensor | None = None) -> None:
        """Adds a batch; its loss is by default the cross entropy."""
        logits = logits.double()
        if loss is None:
            loss = F.cross_entropy(logits, labels)
        own = logits.gather(1, labels[:, None])
        places = torch.arange(logits.shape[1], device=logits.device)
        # Of equal logits the first comes first; what is not a number is never best.
        behind = (logits < own) | ((logits == own) & (places >= labels[:, None]))
        before = (~behind).sum(1)
        count = len(labels)
        sums = [loss.double() * count, (before < 1).sum(), (before < 5).sum()]
        self.values[0] += count
        self.values[1:] += torch.stack([each.double() for each in sums])

    def of_all(self) -> list[float]:
        """Those of all processes together."""
        values = self.values.clone()
        if dist.is_initialized():
            dist.all_reduce(values)
        return values.tolist()


def metrics_of(sums: list[float]) -> dict[str, float]:
    pictures, loss, top1, top5 = sums
    return {"loss": loss / pictures, "top1": top1 / pictures, "top5": top5 / pictures}


def broadcast_buffers(network: nn.Module) -> None:
    """Running statistics are those of the first process, as in DistributedDataParallel."""
    if dist.is_initialized():
        for buffer in network.buffers():
            dist.broadcast(buffer, 0)


@torch.no_grad()
def evaluate(network: nn.Module, loader: DataLoader, place: Place) -> dict[str, float]:
    """Shows a network every picture once."""
    broadcast_buffers(network)
    network.eval()
    sums = Sums(place.device)
    for images, labels in loader:
        images, labels = place.images(images), labels.to(place.device)
        with place.autocast():
            logits = network(images)
        sums.add(logits, labels)
    return metrics_of(sums.of_all())
`;

/** Where a process computes, and how. */
export const place = `
class Place:
    """Where a process computes, and with which numbers."""

    def __init__(self, args: Namespace):
        self.args = args
        self.rank = int(os.environ.get("RANK", "0"))
        self.world = int(os.environ.get("WORLD_SIZE", "1"))
        cuda = args.device == "cuda"
        if args.device == "auto":
            cuda = torch.cuda.is_available()
        local = int(os.environ.get("LOCAL_RANK", "0"))
        self.device = torch.device("cuda", local) if cuda else torch.device("cpu")
        self.dtype = getattr(torch, args.precision)
        self.format = torch.contiguous_format
        if args.channels_last:
            self.format = torch.channels_last
        if cuda:
            torch.cuda.set_device(self.device)
        if self.world > 1:
            dist.init_process_group("nccl" if cuda else "gloo")

    def images(self, images: Tensor) -> Tensor:
        images = images.to(self.device, non_blocking=True)
        return images.contiguous(memory_format=self.format)

    def autocast(self) -> contextlib.AbstractContextManager:
        enabled = self.dtype != torch.float32
        return torch.autocast(self.device.type, self.dtype, enabled=enabled)

    def say(self, *words: Any) -> None:
        if self.rank == 0:
            print(*words, flush=True)
`;
