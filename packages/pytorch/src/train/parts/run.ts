import { lines } from "../python.js";
import type { Recipe } from "../recipe.js";
import { mixingSteps } from "./mixing.js";

/** What the code of a run depends on. */
export interface RunForm {
  readonly recipe: Recipe;
  readonly freezes: boolean;
  readonly keepsNorms: boolean;
  /** Whether parameters are trained that the loss does not depend on. */
  readonly unused: boolean;
}

/** Training from the first epoch, or from a checkpoint, to the last. */
export function run({ recipe, freezes, keepsNorms, unused }: RunForm): string {
  const averages = recipe.averageDecay !== undefined;
  const stops = recipe.earlyStopping !== undefined;
  const mixes = mixingSteps(recipe.augmentations ?? []).length > 0;
  const evaluated = averages ? "self.average" : "self.network";
  return `
class Run:
    """A network with all that training changes, and what is written of it."""

    def __init__(self, network: nn.Module, criterion: nn.Module, place: Place):
        self.network, self.place, self.args = network, place, place.args
        self.criterion = criterion.to(place.device)
        args = place.args
${lines(
  freezes && "        freeze(network)",
  averages && "        self.average = copy.deepcopy(network).requires_grad_(False)",
)}
        self.optimizer = make_optimizer(network, args.learning_rate)
        enabled = place.dtype == torch.float16
        self.scaler = torch.amp.GradScaler(place.device.type, enabled=enabled)
        self.parallel: nn.Module = network
        if place.world > 1:
            if args.sync_bn:
                self.network = nn.SyncBatchNorm.convert_sync_batchnorm(network)
            self.parallel = DistributedDataParallel(${unused ? "\n                self.network, find_unused_parameters=True\n            " : "self.network"})
        self.model = torch.compile(self.parallel) if args.compile else self.parallel
        self.history: list[dict[str, Any]] = []
        self.batches, self.sums, self.seconds = 0, [0.0] * 4, 0.0
        self.settings = {
            name: getattr(args, name)
            for name in ("epochs", "batch", "learning_rate", "seed")
        }

    def train_epoch(self, loader: DataLoader, batches: EpochBatches) -> dict[str, Any]:
        """Trains with the batches of the epoch that are left."""
        args, place, epoch = self.args, self.place, len(self.history)
        batches.epoch, batches.start = epoch, self.batches
        began = time.monotonic() - self.seconds
        # What was summed before is of all processes.
        sums = Sums(place.device, self.sums if place.rank == 0 else None)
        shown = [each.get("validation", each["training"]) for each in self.history]
        watched = [metrics[MONITOR] for metrics in shown]
        ${keepsNorms ? "train_mode(self.network)" : "self.network.train()"}
        total = torch.zeros((), device=place.device)
        for number, (images, labels) in enumerate(loader, start=self.batches):
            step = epoch * batches.steps + number // ACCUMULATE
            last = (number + 1) % ACCUMULATE == 0
            # What a network draws follows from the step, so that it can be resumed.
            draw = (step * ACCUMULATE + number % ACCUMULATE) * place.world + place.rank
            torch.manual_seed(args.seed * 1_000_003 + draw)
            images, labels = place.images(images), labels.to(place.device)
${mixes ? mixingDraws : ""}            waits = place.world > 1 and not last
            with self.parallel.no_sync() if waits else contextlib.nullcontext():
                loss, logits = loss_of(
                    self.model, self.criterion, images, labels, place${mixes ? ", draws" : ""}
                )
                self.scaler.scale(loss / ACCUMULATE).backward()
            sums.add(logits, labels, loss)
            total += loss.detach() / ACCUMULATE
            if not last:
                continue
            rate = learning_rate(step, batches.steps, args, watched)
            update(self.network, self.optimizer, self.scaler, rate)
${averages ? "            update_average(self.average, self.network, step + 1)\n" : ""}            done = step % batches.steps + 1
            if args.log_every and done % args.log_every == 0:
                self.log(epoch, done, batches.steps, total, rate)
            total.zero_()
            if args.save_every and done % args.save_every == 0 and done < batches.steps:
                self.batches, self.sums = number + 1, sums.of_all()
                self.seconds = time.monotonic() - began
                self.save_checkpoint()
        self.batches, self.sums = 0, [0.0] * 4
        self.seconds = time.monotonic() - began
        training = metrics_of(sums.of_all())
        return {"epoch": epoch + 1, "learningRate": rate, "training": training}

    def log(self, epoch: int, step: int, steps: int, loss: Tensor, rate: float) -> None:
        """Prints the loss of a step, the mean of all processes."""
        if dist.is_initialized():
            loss = loss.clone()
            dist.all_reduce(loss)
        mean = loss.item() / self.place.world
        where = f"epoch {epoch + 1}, step {step}/{steps}"
        self.place.say(f"{where}: loss {mean:.6g}, learning rate {rate:.6g}")

    def end_epoch(self, metrics: dict[str, Any], validation: DataLoader) -> None:
        """Evaluates, and writes all files; the checkpoint last."""
        began = time.monotonic()
        if len(validation.dataset) > 0:
            metrics["validation"] = evaluate(${evaluated}, validation, self.place)
        metrics["seconds"] = self.seconds + time.monotonic() - began
        self.history.append(metrics)
        self.seconds = 0.0
        self.place.say(json.dumps(metrics))
        parts = [metrics["training"], metrics.get("validation", metrics["training"])]
        if not all(math.isfinite(part["loss"]) for part in parts):
            raise SystemExit(f"the loss of epoch {metrics['epoch']} is not finite")
        if self.place.rank == 0:
            weights, output = ${evaluated}.state_dict(), self.args.output
            if "validation" in metrics and self.is_best():
                save(weights, output / "best.pth")
            save(weights, output / "last.pth")
            save_metrics(self.history, output / "metrics.jsonl")
        self.save_checkpoint()

    def is_best(self) -> bool:
        """Whether the last epoch is better than all before it."""
        values = [SIGN * each["validation"][MONITOR] for each in self.history]
        return values[-1] > max(values[:-1], default=-math.inf)

    def save_checkpoint(self) -> None:
        broadcast_buffers(self.network)
        if self.place.rank > 0:
            return
        content = {
            "settings": self.settings,
            "network": self.network.state_dict(),
${averages ? '            "average": self.average.state_dict(),\n' : ""}            "optimizer": self.optimizer.state_dict(),
            "scaler": self.scaler.state_dict(),
            "history": self.history,
            "batches": self.batches,
            "sums": self.sums,
            "seconds": self.seconds,
        }
        save(content, self.args.output / "checkpoint.pt")

    def resume(self, path: Path) -> None:
        content = torch.load(path, map_location="cpu", weights_only=True)
        if content["settings"] != self.settings:
            found = f"{content['settings']}, and is to go on with {self.settings}"
            raise SystemExit(f"{path}: the run was begun with {found}")
        self.network.load_state_dict(content["network"])
${averages ? '        self.average.load_state_dict(content["average"])\n' : ""}        self.optimizer.load_state_dict(content["optimizer"])
        self.scaler.load_state_dict(content["scaler"])
        self.history, self.batches = content["history"], content["batches"]
        self.sums, self.seconds = content["sums"], content["seconds"]

    def is_done(self) -> bool:
${stops ? "        if stopped_early(self.history):\n            return True\n" : ""}        return len(self.history) >= self.args.epochs
`;
}

const mixingDraws = `
            def draws(position: int, of: str = f"batch {number} in epoch {epoch}"):
                return Draws(args.seed, f"augmentation {position} of {of}")

`;
