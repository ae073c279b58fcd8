import type { Recipe } from "../recipe.js";

const balanced = `
def balanced_order(labels: list[int], draws: Draws) -> list[tuple[int, int]]:
    """As many pictures of each class, or one more, each with how often it came before.

    All pictures of a rare class come before one of them comes again.
    """
    of_class: dict[int, list[int]] = {}
    for index, label in enumerate(labels):
        of_class.setdefault(label, []).append(index)
    order: list[int] = []
    for number, label in enumerate(shuffled(sorted(of_class), draws), start=1):
        end = number * len(labels) // len(of_class)
        while len(order) < end:
            own = shuffled(of_class[label], draws)
            order += own[: end - len(order)]
    shuffled(order, draws)
    seen = [0] * len(labels)
    keys = []
    for index in order:
        keys.append((index, seen[index]))
        seen[index] += 1
    return keys
`;

/** Which pictures a process reads, batch by batch. @param mixes whether batches are mixed with their mirror image */
export function batches({ sampling }: Pick<Recipe, "sampling">, mixes: boolean): string {
  const order =
    sampling === "balanced"
      ? `draws = Draws(self.seed, f"balanced order of epoch {self.epoch}")
        order = balanced_order(self.labels, draws)`
      : `draws = Draws(self.seed, f"order of epoch {self.epoch}")
        order = [(index, 0) for index in shuffled(list(range(len(self.labels))), draws)]`;
  return `${sampling === "balanced" ? `${balanced}\n` : ""}
class EpochBatches:
    """The pictures of an epoch in batches: of each batch the part of one process.

    A picture is named by the epoch, its place in the dataset and how often it has come
    before in the epoch. What does not fill a batch is left out.
    """

    def __init__(self, labels: list[int], seed: int, batch: int, accumulate: int):
        self.labels, self.seed, self.batch = labels, seed, batch
        self.steps = len(labels) // batch // accumulate
        if self.steps == 0:
            raise SystemExit(f"{len(labels)} pictures do not fill a batch")
        self.end = self.steps * accumulate
        self.epoch = self.start = self.rank = 0
        self.own = batch

    def share(self, rank: int, world: int) -> EpochBatches:
        """Of each batch the part of one of several processes."""
        self.rank, self.own = rank, self.batch // world
        return self

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[list[tuple[int, int, int]]]:
        ${order}
        for number in range(self.start, self.end):
            batch = order[number * self.batch : (number + 1) * self.batch]
${mixes ? mirrored : consecutive}


class Pictures(Dataset):
    """Pictures as the network takes them, with their classes."""

    def __init__(self, pictures: list[Picture], seed: int, training: bool):
        self.pictures, self.seed, self.training = pictures, seed, training

    def __len__(self) -> int:
        return len(self.pictures)

    def __getitem__(self, key: tuple[int, int, int]) -> tuple[Tensor, int]:
        epoch, index, time = key
        picture = self.pictures[index]
        image = read_picture(picture)
        if not self.training:
            return torch.from_numpy(evaluation_picture(image)), picture.label
        of = f"of picture {index}" + (f", time {time}" if time else "")

        def draws(position: int) -> Draws:
            return Draws(self.seed, f"augmentation {position} {of} in epoch {epoch}")

        return torch.from_numpy(training_picture(image, draws)), picture.label
`;
}

const consecutive = `            own = batch[self.rank * self.own : (self.rank + 1) * self.own]
            yield [(self.epoch, *key) for key in own]`;

const mirrored = `            if self.own < self.batch:
                # Both of each pair that is mixed, those at mirrored places of the batch.
                half = self.own // 2
                part = slice(self.rank * half, (self.rank + 1) * half)
                batch = batch[part] + batch[::-1][part][::-1]
            yield [(self.epoch, *key) for key in batch]`;
