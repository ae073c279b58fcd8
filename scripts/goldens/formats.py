"""What Pillow makes of files of every format that is read: packages/data/goldens/formats.json.

    python scripts/goldens/formats.py [--check]

Each case is a file, its bytes in base64, and the pixels that Pillow's `exif_transpose` and `convert("RGB")` give. Variants
that Pillow reads and does not write (RLE, bit fields, 16 bits, odd headers) are written here, byte by byte, by the
descriptions of the formats. `tolerance` is the largest difference where two decoders may round differently.
"""

import base64
import io
import json
import struct
import sys
from pathlib import Path

import numpy
from PIL import Image, ImageOps

from one_file import write_or_check

FILE = Path(__file__).resolve().parents[2] / "packages" / "data" / "goldens" / "formats.json"
WIDTH, HEIGHT = 13, 9


def drawn():
    """Gradients and a disc, no two rows alike, of odd sizes so that rows are padded."""
    y, x = numpy.mgrid[0:HEIGHT, 0:WIDTH]
    disc = numpy.where((x - 7) ** 2 + (y - 3) ** 2 < 9, 250, 20)
    return numpy.stack([x * 255 // (WIDTH - 1), y * 255 // (HEIGHT - 1), disc], -1).astype(numpy.uint8)


RGB = drawn()
PICTURE = Image.fromarray(RGB)
ALPHA = numpy.linspace(0, 255, WIDTH * HEIGHT).reshape(HEIGHT, WIDTH).round().astype(numpy.uint8)
DEEP = (RGB.astype(numpy.uint16) * 251 + 77).astype(numpy.uint16)


def encoded(picture, format, **options):
    buffer = io.BytesIO()
    picture.save(buffer, format, **options)
    return buffer.getvalue()


# BMP


def packed(indices, bits):
    """Rows of indices from the bottom, each padded to four bytes."""
    rows = []
    for row in indices[::-1]:
        digits = "".join(f"{int(value):0{bits}b}" for value in row)
        data = int(digits.ljust(-(-len(digits) // 8) * 8, "0"), 2).to_bytes(-(-len(digits) // 8), "big")
        rows.append(data + b"\0" * (-len(data) % 4))
    return b"".join(rows)


def bmp(body, bits, palette=b"", compression=0, masks=b"", header=40, height=HEIGHT, colors=0):
    if header == 12:
        info = struct.pack("<IHHHH", 12, WIDTH, height, 1, bits)
    else:
        info = struct.pack(
            "<IiiHHIIiiII", header, WIDTH, height, 1, bits, compression, len(body), 2835, 2835, colors, 0
        )
        info += (masks if header > 40 else b"").ljust(header - 40, b"\0")
    between = (masks if header == 40 else b"") + palette
    offset = 14 + len(info) + len(between)
    return b"BM" + struct.pack("<IHHI", offset + len(body), 0, 0, offset) + info + between + body


def palette_of(count, entry=4):
    colors = [(int(40 + 200 * i / max(1, count - 1)), (i * 53) % 256, 255 - (i * 31) % 256) for i in range(count)]
    return b"".join(bytes(color) + b"\0" * (entry - 3) for color in colors)


def indices_of(count):
    return (RGB[..., 0].astype(int) * count // 256 + RGB[..., 2] // 200).clip(0, count - 1)


def runs8(indices):
    """RLE8: runs, literals with padding, a delta over what stays 0, ends of lines and of the picture."""
    out = bytearray()
    for number, row in enumerate(indices[::-1]):
        row = [int(value) for value in row]
        if number == 2:
            out += bytes([3, row[0], 0, 2, 2, 0, 2, row[5]])
        elif number % 2:
            out += bytes([0, len(row)]) + bytes(row) + b"\0" * (len(row) % 2)
        else:
            for value in row:
                out += bytes([1, value])
        out += b"\0\0"
    return bytes(out + b"\0\1")


def runs4(indices):
    """RLE4, in which a run alternates between two indices."""
    out = bytearray()
    for number, row in enumerate(indices[::-1]):
        row = [int(value) for value in row]
        if number % 2:
            # Pillow loses its place in literals of odd length.
            body = [row[i] << 4 | row[i + 1] for i in range(0, 10, 2)]
            out += bytes([0, 10, *body, 0, 3, row[10] << 4 | row[11]])
        else:
            out += bytes([7, row[0] << 4 | row[1], 6, row[7] << 4 | row[8]])
        out += b"\0\0"
    return bytes(out + b"\0\1")


def sixteen(red, green, blue):
    """Pixels of 16 bits with as many of each colour."""
    parts = [RGB[..., i].astype(int) >> (8 - bits) for i, bits in enumerate((red, green, blue))]
    values = parts[0] << (green + blue) | parts[1] << blue | parts[2]
    return b"".join(row.astype("<u2").tobytes() + b"\0" * (2 * len(row) % 4) for row in values[::-1])


def thirtytwo(order):
    planes = {"R": RGB[..., 0], "G": RGB[..., 1], "B": RGB[..., 2], "A": ALPHA, "X": ALPHA * 0}
    return numpy.stack([planes[name] for name in order], -1)[::-1].tobytes()


def bitmaps():
    yield "bmp, 1 bit", bmp(packed(indices_of(2), 1), 1, palette_of(2))
    yield "bmp, 4 bits", bmp(packed(indices_of(16), 4), 4, palette_of(16))
    yield "bmp, 4 bits, 11 colours", bmp(packed(indices_of(11), 4), 4, palette_of(11), colors=11)
    yield "bmp, 8 bits", bmp(packed(indices_of(256), 8), 8, palette_of(256))
    yield "bmp, grey", encoded(PICTURE.convert("L"), "BMP")
    yield "bmp, 24 bits", encoded(PICTURE, "BMP")
    yield "bmp, 24 bits, from the top", bmp(packed24(RGB[::-1]), 24, height=-HEIGHT)
    yield "bmp, 8 bits, from the top", bmp(packed(indices_of(256)[::-1], 8), 8, palette_of(256), height=-HEIGHT)
    yield "bmp, 32 bits", bmp(thirtytwo("BGRX"), 32)
    yield "bmp, 32 bits with transparency", encoded(Image.fromarray(numpy.dstack([RGB, ALPHA])), "BMP")
    masks = struct.pack("<IIII", 0xFF, 0xFF00, 0xFF0000, 0xFF000000)
    yield "bmp, 32 bits, red first, V4", bmp(thirtytwo("RGBA"), 32, compression=3, masks=masks, header=108)
    masks = struct.pack("<IIII", 0xFF0000, 0xFF00, 0xFF, 0xFF000000)
    yield "bmp, 32 bits, V5", bmp(thirtytwo("BGRA"), 32, compression=3, masks=masks, header=124)
    masks = struct.pack("<III", 0xFF000000, 0xFF0000, 0xFF00)
    yield "bmp, 32 bits, the first byte unused", bmp(thirtytwo("XBGR"), 32, compression=3, masks=masks)
    yield "bmp, 16 bits", bmp(sixteen(5, 5, 5), 16)
    masks = struct.pack("<III", 0xF800, 0x7E0, 0x1F)
    yield "bmp, 16 bits, 5-6-5", bmp(sixteen(5, 6, 5), 16, compression=3, masks=masks)
    yield "bmp, RLE8", bmp(runs8(indices_of(256)), 8, palette_of(256), compression=1)
    yield "bmp, RLE4", bmp(runs4(indices_of(16)), 4, palette_of(16), compression=2)
    yield "bmp, OS/2, 8 bits", bmp(packed(indices_of(256), 8), 8, palette_of(256, 3), header=12)
    yield "bmp, OS/2, 24 bits", bmp(packed24(RGB), 24, header=12)


def packed24(rgb):
    return b"".join(row[:, ::-1].tobytes() + b"\0" * (-3 * WIDTH % 4) for row in rgb[::-1])


# Netpbm


def plain(values):
    return b"\n".join(b" ".join(str(int(value)).encode() for value in row.reshape(-1)) for row in values) + b"\n"


def netpbm():
    size = f"{WIDTH} {HEIGHT}\n".encode()
    grey, bits = RGB[..., 0], (RGB[..., 2] < 100).astype(int)
    yield "pbm, plain", b"P1\n# drawn\n" + size + plain(bits)
    yield "pbm, plain without spaces", b"P1 " + size + b"".join(str(int(b)).encode() for b in bits.reshape(-1))
    yield "pbm", b"P4\n" + size + numpy.packbits(bits, axis=1).tobytes()
    yield "pgm, plain", b"P2\n" + size + b"255\n" + plain(grey)
    yield "pgm, plain, 15 levels", b"P2 " + size + b"15 " + plain(grey >> 4)
    yield "pgm", b"P5\n#a\n#b c\n" + size + b"255\n" + grey.tobytes()
    yield "pgm, 100 levels", b"P5\n" + size + b"100\n" + (grey * (100 / 255)).astype(numpy.uint8).tobytes()
    yield "ppm, plain", b"P3\n" + size + b"# in the middle\n255 " + plain(RGB).replace(b"\n", b"\n# a row\n")
    yield "ppm, plain, 1000 levels", b"P3\n" + size + b"1000\n" + plain(RGB.astype(int) * 1000 // 255)
    yield "ppm", encoded(PICTURE, "PPM")
    yield "ppm, 31 levels", b"P6 %d\t%d\r31 " % (WIDTH, HEIGHT) + (RGB >> 3).tobytes()
    yield "ppm, 16 bits", b"P6\n" + size + b"65535\n" + DEEP.astype(">u2").tobytes()
    yield "ppm, 12 bits", b"P6\n" + size + b"4095\n" + (DEEP >> 4).astype(">u2").tobytes()


# TIFF


def tiff(data, bits, photometric, samples=1, order="<", **tags):
    """One strip, uncompressed; values of more than four bytes lie behind the directory."""
    known = {"planar": 284, "extra": 338, "palette": 320, "orientation": 274, "format": 339}
    short, long = 3, 4
    entries = [
        (256, short, [WIDTH]),
        (257, short, [HEIGHT]),
        (258, short, [bits] * samples),
        (259, short, [1]),
        (262, short, [photometric]),
        (273, long, [0]),
        (277, short, [samples]),
        (278, short, [HEIGHT]),
        (279, long, [len(data)]),
    ]
    entries += [(known[name], short, value if isinstance(value, list) else [value]) for name, value in tags.items()]
    if tags.get("planar") == 2:
        size = len(data) // samples
        entries = [(t, k, [size] * samples if t == 279 else [0] * samples if t == 273 else v) for t, k, v in entries]
    entries.sort()
    behind, body = 8 + 2 + 12 * len(entries) + 4, b""
    starts = {}
    packed_entries = []
    for tag, kind, values in entries:
        raw = struct.pack(f"{order}{len(values)}{'H' if kind == short else 'I'}", *values)
        if len(raw) > 4:
            starts[tag] = behind + len(body)
            body += raw
        packed_entries.append([tag, kind, len(values), raw])
    start = behind + len(body)
    count = samples if tags.get("planar") == 2 else 1
    offsets = struct.pack(f"{order}{count}I", *[start + i * (len(data) // count) for i in range(count)])
    if 273 in starts:
        at = starts[273] - behind
        body = body[:at] + offsets + body[at + len(offsets) :]
    out = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(f"{order}I", 8)
    out += struct.pack(f"{order}H", len(entries))
    for tag, kind, number, raw in packed_entries:
        raw = offsets if tag == 273 and count == 1 else raw
        value = struct.pack(f"{order}I", starts[tag]) if tag in starts else raw.ljust(4, b"\0")
        out += struct.pack(f"{order}HHI", tag, kind, number) + value
    return out + b"\0\0\0\0" + body + data


def tiffs():
    for compression in ("raw", "tiff_lzw", "tiff_adobe_deflate", "packbits"):
        yield f"tiff, {compression}", encoded(PICTURE, "TIFF", compression=compression)
    yield "tiff, group 4", encoded(PICTURE.convert("1"), "TIFF", compression="group4")
    yield "tiff, grey", encoded(PICTURE.convert("L"), "TIFF")
    yield "tiff, palette", encoded(PICTURE.quantize(16), "TIFF")
    yield "tiff, CMYK", encoded(PICTURE.convert("CMYK"), "TIFF", compression="tiff_lzw")
    yield "tiff, CMYK of every ink", encoded(inks(), "TIFF")
    yield "tiff, two pages", encoded(PICTURE, "TIFF", save_all=True, append_images=[ImageOps.invert(PICTURE)])
    yield "tiff, transparent", encoded(Image.fromarray(numpy.dstack([RGB, ALPHA])), "TIFF")
    yield "tiff, 16 bits", tiff(DEEP.astype("<u2").tobytes(), 16, 2, 3)
    yield "tiff, 16 bits, big-endian", tiff(DEEP.astype(">u2").tobytes(), 16, 2, 3, ">")
    yield "tiff, planes", tiff(RGB.transpose(2, 0, 1).tobytes(), 8, 2, 3, planar=2)
    yield "tiff, white is zero", tiff((255 - RGB[..., 0]).tobytes(), 8, 0)
    yield "tiff, 1 bit, white is zero", tiff(numpy.packbits(RGB[..., 2] > 100, axis=1).tobytes(), 1, 0)
    yield "tiff, turned", tiff(RGB.tobytes(), 8, 2, 3, orientation=6)


# GIF


def gifs():
    palette = PICTURE.quantize(16)
    yield "gif", encoded(palette, "GIF")
    yield "gif, transparent", encoded(palette, "GIF", transparency=3)
    yield "gif, grey", encoded(PICTURE.convert("L"), "GIF")
    yield "gif, animated", encoded(palette, "GIF", save_all=True, append_images=[ImageOps.invert(PICTURE).quantize(8)])
    yield "gif, interlaced", encoded(palette, "GIF", interlace=True)
    # The picture covers the corner of a larger canvas.
    small = bytearray(encoded(palette, "GIF"))
    small[6:10] = struct.pack("<HH", WIDTH + 3, HEIGHT + 2)
    yield "gif, larger canvas", bytes(small)
    small = bytearray(encoded(palette, "GIF", transparency=5))
    small[6:10] = struct.pack("<HH", WIDTH + 3, HEIGHT + 2)
    yield "gif, larger canvas, transparent", bytes(small)


# JPEG, WebP and AVIF


def inks():
    y, x = numpy.mgrid[0:HEIGHT, 0:WIDTH]
    planes = [x * 255 // (WIDTH - 1), y * 255 // (HEIGHT - 1), 255 - x * 255 // (WIDTH - 1), (x + y) * 10]
    return Image.fromarray(numpy.stack(planes, -1).astype(numpy.uint8), "CMYK")


def without_adobe(jpeg):
    at = jpeg.index(b"\xff\xee")
    return jpeg[:at] + jpeg[at + 2 + struct.unpack(">H", jpeg[at + 2 : at + 4])[0] :]


def as_ycck(jpeg):
    """The Adobe marker's last byte says how colours were transformed: 2 is YCCK."""
    at = jpeg.index(b"Adobe") + 11
    return jpeg[:at] + b"\2" + jpeg[at + 1 :]


def photos():
    cmyk = encoded(inks(), "JPEG", quality=95, subsampling=0)
    yield "jpeg, CMYK, inverted by Adobe", cmyk
    yield "jpeg, CMYK of colours", encoded(PICTURE.convert("CMYK"), "JPEG", quality=95, subsampling=0)
    yield "jpeg, YCCK", as_ycck(cmyk)
    yield "jpeg, CMYK without Adobe's marker", without_adobe(cmyk)
    yield "jpeg, RGB", encoded(PICTURE, "JPEG", quality=90, keep_rgb=True)
    yield "jpeg, grey", encoded(PICTURE.convert("L"), "JPEG", quality=90)
    yield "png, animated", encoded(PICTURE, "PNG", save_all=True, append_images=[ImageOps.invert(PICTURE)])
    yield "webp, animated", encoded(
        PICTURE, "WEBP", save_all=True, append_images=[ImageOps.invert(PICTURE)], lossless=True
    )
    yield "avif", encoded(PICTURE, "AVIF", quality=90, subsampling="4:4:4")


TOLERANCES = {"avif": 2}


def entry(name, data):
    picture = ImageOps.exif_transpose(Image.open(io.BytesIO(data))).convert("RGB")
    item = {
        "id": name,
        "file": base64.b64encode(data).decode(),
        "size": [picture.height, picture.width],
        "pixels": base64.b64encode(picture.tobytes()).decode(),
    }
    if name in TOLERANCES:
        item["tolerance"] = TOLERANCES[name]
    return item


def made():
    groups = [bitmaps, netpbm, tiffs, gifs, photos]
    return [entry(*case) for group in groups for case in group()]


if __name__ == "__main__":
    sys.exit(write_or_check(FILE, made, __doc__, lambda goldens: f"{len(goldens)} cases; `npm run format` gives the file its form"))
