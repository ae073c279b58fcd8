/** Random numbers by name, those of @netgraft/core's `randomNumbers`. */
export const draws = `
WORD = 0xFFFFFFFF


def philox(counter, key):
    """Four random words of 32 bits, for integers or for arrays of uint64.

    Philox4x32-10 (Salmon et al. 2011, section 3.3).
    """
    c0, c1, c2, c3 = counter
    k0, k1 = key
    for _ in range(10):
        p0, p1 = c0 * 0xD2511F53, c2 * 0xCD9E8D57
        c0, c1 = (p1 >> 32) ^ c1 ^ k0, p1 & WORD
        c2, c3 = (p0 >> 32) ^ c3 ^ k1, p0 & WORD
        k0, k1 = (k0 + 0x9E3779B9) & WORD, (k1 + 0xBB67AE85) & WORD
    return c0, c1, c2, c3


class Draws:
    """Random numbers that a name and a seed decide, as in Netgraft.

    What is drawn for a picture follows from its name alone, "augmentation 1 of picture 7
    in epoch 2": not from the number of processes and workers, nor from a resumed run.
    """

    def __init__(self, seed: int, name: str):
        key = 0xCBF29CE484222325  # FNV-1a of the name
        for byte in name.encode():
            key = (key ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
        self.key = key & WORD, key >> 32
        self.seed = seed & WORD, seed >> 32
        self.drawn = 0

    def words(self, block):
        """Four words, which make two numbers."""
        return philox((block & WORD, block >> 32, *self.seed), self.key)

    def uniform(self) -> float:
        """A number from 0 up to 1, of 53 bits."""
        first = self.drawn % 2 * 2
        high, low = self.words(self.drawn // 2)[first : first + 2]
        self.drawn += 1
        return (high * 2**21 + (low >> 11)) / 2**53

    def uniforms(self, count: int) -> list[float]:
        """The next \`count\` numbers at once."""
        first, self.drawn = self.drawn, self.drawn + count
        blocks = np.arange(first // 2, self.drawn // 2 + 1, dtype=np.uint64)
        a, b, c, d = self.words(blocks)
        numbers = np.stack([a * 2**21 + (b >> 11), c * 2**21 + (d >> 11)], axis=1)
        return (numbers.ravel()[first % 2 :][:count] / 2**53).tolist()

    def below(self, count: int) -> int:
        """An integer from 0 up to, not including, \`count\`."""
        return int(self.uniform() * count)

    def between(self, low: float, high: float) -> float:
        return low + (high - low) * self.uniform()


def shuffled(items: list[int], draws: Draws) -> list[int]:
    """Shuffles by Fisher and Yates, in place."""
    numbers = draws.uniforms(max(0, len(items) - 1))
    for last, number in zip(range(len(items) - 1, 0, -1), numbers):
        other = int(number * (last + 1))
        items[last], items[other] = items[other], items[last]
    return items
`;
