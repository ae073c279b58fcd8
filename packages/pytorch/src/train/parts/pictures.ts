/** How pictures are found and read: folders of them, and shards of WebDataset. */
export function pictures({ holdOut, holdOutSeed }: { readonly holdOut: number; readonly holdOutSeed: number }): string {
  return `
ENDINGS = (".apng", ".avif", ".bmp", ".gif", ".jfif", ".jpe", ".jpeg", ".jpg")
ENDINGS += (".pbm", ".pgm", ".png", ".pnm", ".ppm", ".tif", ".tiff", ".webp")
TRAINING = ("train", "training")
VALIDATION = ("val", "valid", "validation", "eval", "evaluation")
HOLD_OUT = ${holdOut}  # of each class, where there is no folder for validation
HOLD_OUT_SEED = ${holdOutSeed}


class Picture(NamedTuple):
    """Where a picture is: a file, or \`size\` bytes of a shard; and what it shows."""

    path: str
    label: int
    start: int = 0
    size: int = -1

    @property
    def name(self) -> str:
        return self.path if self.size < 0 else f"{self.path}, byte {self.start}"


def text(name: str) -> str:
    """A name as most systems have it: macOS gives accents apart from their letters."""
    return unicodedata.normalize("NFC", name)


def folders_in(folder: Path) -> list[Path]:
    inside = [each for each in folder.iterdir() if each.is_dir()]
    named = [each for each in inside if not each.name.startswith(".")]
    return sorted(named, key=lambda each: text(each.name))


def pictures_below(folder: Path) -> list[str]:
    """The pictures of a class at any depth, by folder, then by name."""
    found = []
    for root, folders, files in os.walk(folder, followlinks=True):
        folders[:] = sorted((n for n in folders if not n.startswith(".")), key=text)
        for name in sorted((n for n in files if not n.startswith(".")), key=text):
            if name.lower().endswith(ENDINGS):
                found.append(os.path.join(root, name))
    return found


def folder_named(names: tuple[str, ...], folder: Path) -> Path | None:
    for name in names:
        for each in folders_in(folder):
            if each.name.lower() == name and folders_in(each):
                return each
    return None


def held_out(folder: Path, pictures: list[str]) -> set[str]:
    """The pictures of a class that are for validation: those that draw the least."""
    if HOLD_OUT == 0:
        return set()
    count = math.floor(len(pictures) * HOLD_OUT + 0.5)
    count = min(len(pictures) - 1, max(1, count))

    def number(path: str) -> tuple[int, str]:
        place = text(Path(path).relative_to(folder).as_posix())
        draws = Draws(HOLD_OUT_SEED, f"held out {text(folder.name)}/{place}")
        return draws.words(0)[0], path

    return set(sorted(pictures, key=number)[:count])


def read_folder(data: Path) -> tuple[list[str], list[Picture], list[Picture]]:
    """The classes, and the pictures of \`train/<class>/\` and \`val/<class>/\`.

    Where the classes lie in the folder itself, a part of each is held out.
    """
    training_folder = folder_named(TRAINING, data)
    validation_folder = folder_named(VALIDATION, data) if training_folder else None
    folders = folders_in(training_folder or data)
    classes = [text(folder.name) for folder in folders]
    training, validation = [], []
    for label, folder in enumerate(folders):
        found = pictures_below(folder)
        if not found:
            raise SystemExit(f"{folder}: there are no pictures of this class")
        held = held_out(folder, found) if validation_folder is None else set()
        training += [Picture(path, label) for path in found if path not in held]
        validation += [Picture(path, label) for path in found if path in held]
    for folder in folders_in(validation_folder) if validation_folder else []:
        if text(folder.name) not in classes:
            raise SystemExit(f"{folder}: there is no such class to train with")
        label = classes.index(text(folder.name))
        validation += [Picture(path, label) for path in pictures_below(folder)]
    return classes, training, validation


def read_shards(paths: list[Path]) -> list[Picture]:
    """The pictures of WebDataset's shards: \`<key>.jpg\` beside \`<key>.cls\`."""
    pictures = []
    for path in paths:
        samples: dict[str, dict[str, Any]] = {}
        with tarfile.open(path) as shard:
            for member in shard:
                folder, _, name = member.name.rpartition("/")
                key, _, ending = name.partition(".")
                sample = samples.setdefault(f"{folder}/{key}", {})
                if f".{ending.lower()}".endswith(ENDINGS):
                    sample["picture"] = member.offset_data, member.size
                elif ending == "cls" and (file := shard.extractfile(member)):
                    sample["label"] = int(file.read())
        for key, sample in samples.items():
            if "picture" in sample:
                if "label" not in sample:
                    raise SystemExit(f"{path}: {key} has no class, a file \`.cls\`")
                if not 0 <= sample["label"] < CLASS_COUNT:
                    raise SystemExit(f"{path}: {key} is of no class of the network")
                pictures.append(Picture(str(path), sample["label"], *sample["picture"]))
    return pictures


def find_pictures(data: Path) -> tuple[list[str], list[Picture], list[Picture]]:
    """The classes, and the pictures to train and to validate with."""
    if not data.is_dir():
        raise SystemExit(f"{data}: there is no such folder")
    shards = sorted(data.glob("*.tar"))
    if not shards:
        return read_folder(data)
    training = [path for path in shards if path.name.lower().startswith("train")]
    validation = [path for path in shards if path.name.lower().startswith("val")]
    if not training:
        raise SystemExit(f"{data}: no shard is named train*.tar")
    return CLASSES, read_shards(training), read_shards(validation)


def read_picture(picture: Picture) -> Image.Image:
    """Reads and decodes a picture, turned as its EXIF orientation says."""
    try:
        with open(picture.path, "rb") as file:
            file.seek(picture.start)
            encoded = io.BytesIO(file.read(picture.size))
        with Image.open(encoded) as image:
            if image.mode.startswith("I;16"):  # Pillow would make all above 255 white.
                levels = (np.asarray(image) >> 8).astype(np.uint8)
                return Image.fromarray(levels).convert(MODE)
            image = ImageOps.exif_transpose(image)
            return image.convert("RGB").convert(MODE)
    except OSError as error:
        raise RuntimeError(f"{picture.name} cannot be read: {error}") from error
`;
}
