"""Makes the goldens, or with --check compares them with what is stored.

    python scripts/goldens/make.py [--check] [--without-timm]

Either way the reference is first held against the stored facts and, where it is installed, against timm.
"""

import argparse
import importlib.util
import json
import math
import os
import sys
import time
from pathlib import Path

import torch

from attention.entries import attention_blocks
from backbone_cases import backbone_cases
from case import entry
from check_attention import check_attention
from check_distinct import check_distinct
from check_facts import check_names, check_oracles
from check_input import check_input
from cifar_table import cifar_table
from gradients.entries import network_entries, operation_entries
from inception.check_references import check_references
from se_cases import se_cases
from site_cases import site_cases
from training.entries import training_files, training_files_of_timm

FOLDER = Path(__file__).resolve().parents[2] / "test" / "goldens"


def rendered(entries):
    """JSON with a line for each key of an entry, so that a difference shows where it is."""
    blocks = []
    for item in entries:
        lines = [f"    {json.dumps(key)}: {json.dumps(value)}" for key, value in item.items()]
        blocks.append("  {\n" + ",\n".join(lines) + "\n  }")
    return "[\n" + ",\n".join(blocks) + "\n]\n"


def same(stored, made):
    """Equal but for the last bits of numbers, which may depend on the machine."""
    if isinstance(made, dict):
        return isinstance(stored, dict) and list(stored) == list(made) and all(same(stored[k], made[k]) for k in made)
    if isinstance(made, list):
        return isinstance(stored, list) and len(stored) == len(made) and all(map(same, stored, made))
    if isinstance(made, float) and isinstance(stored, (float, int)):
        return math.isclose(stored, made, rel_tol=1e-6, abs_tol=1e-7)
    return stored == made


def as_data(name, text):
    return json.loads(text) if name.endswith(".json") else text


def write(path, text):
    """Whole or not at all."""
    temporary = path.with_name(path.name + ".part")
    temporary.write_text(text, encoding="utf-8", newline="\n")
    os.replace(temporary, path)


def made_files(with_timm):
    families = {"backbone": backbone_cases(), "sites": site_cases(), "se": se_cases()}
    entries = {family: [entry(case) for case in cases] for family, cases in families.items()}
    every = [case for cases in families.values() for case in cases]
    smallest = check_distinct(every, [item for items in entries.values() for item in items])
    print(f"{len(every)} small networks, at least {smallest:.4f} spreads apart")
    files = {f"resnet-{family}.json": rendered(items) for family, items in entries.items()}
    files["cifar.csv"] = cifar_table()
    files["gradients-operations.json"] = rendered(operation_entries())
    files["gradients-networks.json"] = rendered(network_entries())
    files["attention-blocks.json"] = attention_blocks(json.loads((FOLDER / "attention.json").read_text()))
    files |= {name: rendered(items) for name, items in training_files().items()}
    if with_timm:
        import article
        from attention.networks import attention_network_entries
        from inception.cases import inception_entries
        from mobile.cases import mobile_entries
        from preresnet.cases import preresnet_family_entries
        from presets import STORED, stored_entry
        from published_counts import published_counts
        from timm_families.densenet import densenet_entries
        from timm_families.efficientnet_v2 import efficientnet_v2_entries
        from timm_families.ghostnet import ghostnet_entries
        from timm_families.mixnet import mixnet_entries
        from timm_families.regnet import regnet_entries
        from timm_families.res2net import res2net_entries
        from timm_families.resnest import resnest_entries
        from timm_families.rexnet import rexnet_entries
        from timm_families.vovnet import vovnet_entries
        from timm_cases import timm_entries
        from vgg.cases import vgg_entries

        files["presets.json"] = rendered([stored_entry(name) for name in STORED])
        files["article.json"] = rendered([article.article_entry(name) for name in article.STORED])
        files |= {f"names/{name.replace('_', '-')}.json": article.article_names(name) for name in article.STORED}
        files["attention-networks.json"] = rendered(attention_network_entries())
        files["vgg.json"] = rendered(vgg_entries())
        files["inception.json"] = rendered(inception_entries())
        files["mobile.json"] = rendered(mobile_entries())
        files["preresnet.json"] = rendered(preresnet_family_entries())
        files["densenet.json"] = rendered(densenet_entries())
        files["efficientnet-v2.json"] = rendered(efficientnet_v2_entries())
        files["ghostnet.json"] = rendered(ghostnet_entries())
        files["mixnet.json"] = rendered(mixnet_entries())
        files["regnet.json"] = rendered(regnet_entries())
        files["res2net.json"] = rendered(res2net_entries())
        files["resnest.json"] = rendered(resnest_entries())
        files["rexnet.json"] = rendered(rexnet_entries())
        files["vovnet.json"] = rendered(vovnet_entries())
        files["timm.json"] = rendered(timm_entries())
        files["published-counts.csv"] = published_counts()
        files |= {name: rendered(items) for name, items in training_files_of_timm().items()}
    return files


def check_reference(with_timm):
    print(f"name_derived: {check_input()} rules agree with the other implementation")
    print(f"attention.json: {check_attention(json.loads((FOLDER / 'attention.json').read_text()))} SE cases agree")
    print(f"oracles.csv: {check_oracles(FOLDER / 'oracles.csv')} rows of the ResNet family agree")
    print(f"oracles.csv: {check_references(FOLDER)} rows of the Inception family agree")
    print(f"names: {check_names(FOLDER / 'names')} state dicts agree")
    if with_timm:
        from attention.check_timm import check_attention_timm
        from check_timm import check_counts, check_logits
        from published_counts import check_published

        print(f"oracles.csv and names: {check_published(FOLDER)} of mobile and pre-activation networks agree")
        print(f"timm: {check_attention_timm()} attention modules agree with the reference")
        print(f"timm: names and shapes of {check_counts()} networks agree")
        compared, worst = check_logits()
        print(f"timm: logits of {compared} networks agree, at most {worst:.1e} spreads apart")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; fail where the stored files differ")
    parser.add_argument("--without-timm", action="store_true", help="skip its checks and leave alone what needs it")
    arguments = parser.parse_args()
    torch.set_num_threads(1)  # the order of additions, and so the last bits, must not depend on the machine
    started = time.monotonic()
    with_timm = not arguments.without_timm and importlib.util.find_spec("timm") is not None
    if not with_timm:
        print("without timm: its checks are skipped, what is made with it or torchvision is left alone")
    check_reference(with_timm)
    differing = []
    for name, text in made_files(with_timm).items():
        path = FOLDER / name
        stored = path.read_text(encoding="utf-8") if path.exists() else None
        equal = stored is not None and same(as_data(name, stored), as_data(name, text))
        if not equal:
            differing.append(name)
        if not arguments.check:
            write(path, text)
    print(f"{'differing' if arguments.check else 'changed'}: {', '.join(differing) or 'none'}")
    print(f"{time.monotonic() - started:.0f} s")
    return 1 if arguments.check and differing else 0


if __name__ == "__main__":
    sys.exit(main())
