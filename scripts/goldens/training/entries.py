"""The entries of the training-*.json files by the names of their files."""

from .losses import loss_entries
from .optimizers import optimizer_entries
from .schedules import schedule_entries
from .trajectories import trajectory_entries


def training_files():
    """What PyTorch alone makes."""
    return {"training-losses.json": loss_entries(), "training-trajectories.json": trajectory_entries()}


def training_files_of_timm():
    """What timm has a part in."""
    return {"training-optimizers.json": optimizer_entries(), "training-schedules.json": schedule_entries()}
