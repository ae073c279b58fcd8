import { lines } from "../python.js";
import type { RunForm } from "./run.js";
import { mixingSteps } from "./mixing.js";

/** The arguments, and what is done in which order. */
export function main({ recipe }: RunForm): string {
  const mixes = mixingSteps(recipe.augmentations ?? []).length > 0;
  const board = recipe.tensorboard;
  return `
def arguments() -> Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("data", type=Path, help="a folder of pictures, or of shards (train*.tar)")
    add("--output", type=Path, default=Path("run"), help="the folder that is written")
    add("--resume", action="store_true", help="go on where the run in --output ended")
    add("--evaluate", action="store_true", help="evaluate --weights, and train nothing")
    add("--weights", type=Path, default=WEIGHTS, help="those to start from")
    add("--epochs", type=int, default=EPOCHS)
    add("--batch", type=int, default=BATCH, help="pictures of all processes together")
    add("--learning-rate", type=float, default=LEARNING_RATE)
    add("--seed", type=int, default=SEED)
    add("--device", choices=("auto", "cpu", "cuda"), default="auto")
    precisions = ("float32", "bfloat16", "float16")
    add("--precision", choices=precisions, default="float32", help="of autocast")
    add("--channels-last", action="store_true", help="how maps are laid out")
    add("--compile", action="store_true", help="compile the network (torch.compile)")
    add("--sync-bn", action="store_true", help="batch norms over all processes")
    add("--workers", type=int, default=4, help="processes that read pictures")
    add("--save-every", type=int, default=0, help="steps between checkpoints")
    add("--log-every", type=int, default=50, help="steps between lines, 0 for none")
    add("--tensorboard", action=${board ? "argparse.BooleanOptionalAction, default=True" : '"store_true", help="write curves for TensorBoard"'})
    return parser.parse_args()


def check(args: Namespace, place: Place) -> None:
    """Ends with what does not go together, before anything is done."""
    if args.batch % place.world:
        raise SystemExit(f"--batch {args.batch} is not for {place.world} processes")
${lines(
  mixes &&
    `    if place.world > 1 and args.batch // place.world % 2:
        raise SystemExit("pictures are mixed in pairs: --batch is odd for each process")`,
)}${mixes ? "\n" : ""}    if place.device.type == "cpu" and (args.precision == "float16" or args.sync_bn):
        raise SystemExit("--precision float16 and --sync-bn need CUDA")
    checkpoint = args.output / "checkpoint.pt"
    if checkpoint.exists() and not (args.resume or args.evaluate):
        choices = "go on with --resume, or take another --output"
        raise SystemExit(f"{checkpoint} is there: {choices}")


def loader_of(pictures: Pictures, batches: Any, place: Place) -> DataLoader:
    workers = place.args.workers if len(batches) > 0 else 0
    return DataLoader(
        pictures,
        batch_sampler=batches,
        num_workers=workers,
        persistent_workers=workers > 0,
        pin_memory=place.device.type == "cuda",
    )


def validation_loader(pictures: list[Picture], place: Place) -> DataLoader:
    """Every picture once, each process a part of them."""
    keys = [(0, index, 0) for index in range(place.rank, len(pictures), place.world)]
    own = place.args.batch // place.world
    batches = [keys[start : start + own] for start in range(0, len(keys), own)]
    return loader_of(Pictures(pictures, place.args.seed, False), batches, place)


def main() -> None:
    args = arguments()
    place = Place(args)
    check(args, place)
    classes, training, validation = find_pictures(args.data)
    if len(classes) != CLASS_COUNT:
        found = f"{len(classes)} classes, and the network has {CLASS_COUNT} logits"
        raise SystemExit(f"{args.data}: {found}")
    network = build()
    network.load_state_dict(read_weights(args.weights))
    network.to(place.device, memory_format=place.format)
    held_out = validation_loader(validation, place)
    if args.evaluate:
        if not validation:
            raise SystemExit(f"{args.data}: there are no pictures for validation")
        return place.say(json.dumps(evaluate(network, held_out, place)))

    labels = [picture.label for picture in training]
    run = Run(network, make_loss(classes, labels), place)
    batches = EpochBatches(labels, args.seed, args.batch, ACCUMULATE)
    batches.share(place.rank, place.world)
    loader = loader_of(Pictures(training, args.seed, True), batches, place)
    args.output.mkdir(parents=True, exist_ok=True)
    if args.resume and (args.output / "checkpoint.pt").exists():
        run.resume(args.output / "checkpoint.pt")
    board = None
    if args.tensorboard and place.rank == 0:
        from torch.utils.tensorboard import SummaryWriter

        board = SummaryWriter(args.output, purge_step=len(run.history) + 1)
    while not run.is_done():
        run.end_epoch(run.train_epoch(loader, batches), held_out)
        if board is not None:
            write_curves(board, run.history[-1])
    if board is not None:
        board.close()


def write_curves(board: Any, metrics: dict[str, Any]) -> None:
    epoch = metrics["epoch"]
    board.add_scalar("learningRate", metrics["learningRate"], epoch)
    for part in ("training", "validation"):
        for name, value in metrics.get(part, {}).items():
            board.add_scalar(f"{name}/{part}", value, epoch)
    board.flush()


if __name__ == "__main__":
    try:
        main()
    finally:
        if dist.is_initialized():
            dist.destroy_process_group()
`;
}
