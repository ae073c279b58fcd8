"""Learning rates of each step by the schedulers of PyTorch and timm."""

import torch
import torchvision_without_ops  # noqa: F401 (before timm)

EPOCHS, STEPS, RATE = 12, 4, 0.4

# What a small network came to on the pictures held out: the loss fell long after top-1 had stopped rising.
RUN = {
    "loss": [1.382, 1.3724, 1.3566, 1.3496, 1.3487, 1.3491, 1.3402, 1.3405, 1.3402, 1.3412, 1.3409, 1.3398],
    "top1": [0.2917, 0.3194, 0.2917, 0.2778, 0.2917, 0.2361, 0.25, 0.2361, 0.2222, 0.2361, 0.2361, 0.2361],
}


def number(value):
    return float(f"{value:.12g}")


def dummy(rate=RATE):
    return torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=rate)


def rate_of(optimizer):
    return optimizer.param_groups[0]["lr"]


def entry(name, type, options, rates, watched=None, monitor=None):
    return {
        "name": name,
        "type": type,
        "options": options,
        "run": {"learningRate": RATE, "epochs": EPOCHS, "stepsPerEpoch": STEPS},
        **({} if watched is None else {"monitor": monitor, "watched": watched}),
        "rates": [number(rate) for rate in rates],
    }


def by_epoch(name, type, options, make):
    """A scheduler of PyTorch that is stepped after each epoch."""
    optimizer = dummy()
    scheduler = make(optimizer)
    rates = []
    for _ in range(EPOCHS):
        rates += [rate_of(optimizer)] * STEPS
        optimizer.step()
        scheduler.step()
    return entry(name, type, options, rates)


def by_step(name, type, options, make):
    """A scheduler of PyTorch that is stepped after each step."""
    optimizer = dummy()
    scheduler = make(optimizer)
    rates = []
    for step in range(EPOCHS * STEPS):
        rates.append(rate_of(optimizer))
        optimizer.step()
        if step + 1 < EPOCHS * STEPS:
            scheduler.step()
    return entry(name, type, options, rates)


def of_timm(name, type, options, make):
    """A scheduler of timm, stepped by epochs, or by updates where the options say so."""
    optimizer = dummy()
    scheduler = make(optimizer)
    rates = []
    for epoch in range(EPOCHS):
        scheduler.step(epoch)
        for step in range(STEPS):
            scheduler.step_update(epoch * STEPS + step)
            rates.append(rate_of(optimizer))
    return entry(name, type, options, rates)


def plateau(name, monitor, options, watched, **arguments):
    optimizer = dummy()
    scheduler = torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer, **arguments)
    rates = []
    for epoch in range(EPOCHS):
        rates += [rate_of(optimizer)] * STEPS
        scheduler.step(watched[epoch])
    return entry(name, "plateau", options, rates, watched, monitor)


def schedule_entries():
    from timm.scheduler import CosineLRScheduler, MultiStepLRScheduler, PolyLRScheduler, StepLRScheduler
    from timm.scheduler import create_scheduler_v2
    from torch.optim import lr_scheduler as torch_schedulers

    def of_script(optimizer, **options):
        """With what train.py hands on: its own default of --warmup-lr."""
        made, _ = create_scheduler_v2(optimizer, "cosine", num_epochs=EPOCHS, warmup_epochs=2, warmup_lr=1e-5, updates_per_epoch=STEPS, **options)
        return made

    # As timm's own `create_scheduler` has it; the classes have other defaults for the prefix.
    warm = dict(warmup_t=3, warmup_lr_init=0.01, warmup_prefix=False)
    warm_options = {"warmupEpochs": 3, "warmupLearningRate": 0.01}
    per_step = {"warmupEpochs": 2, "every": "step"}
    falling = [1.0, 0.9, 0.8, 0.8, 0.8, 0.79995, 0.8, 0.5, 0.5, 0.5, 0.5, 0.5]
    rising = [0.1, 0.2, 0.2, 0.2, 0.2, 0.6, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3]
    return [
        by_epoch("step", "step", {"stepSize": 5}, lambda o: torch_schedulers.StepLR(o, 5)),
        by_epoch("step by another factor", "step", {"stepSize": 2, "gamma": 0.7}, lambda o: torch_schedulers.StepLR(o, 2, gamma=0.7)),
        of_timm("step after warm-up", "step", {"stepSize": 4, "gamma": 0.5, **warm_options}, lambda o: StepLRScheduler(o, decay_t=4, decay_rate=0.5, **warm)),
        by_epoch("multi-step", "multiStep", {"milestones": [3, 8]}, lambda o: torch_schedulers.MultiStepLR(o, [3, 8])),
        # timm changes the rate one epoch before that which is given.
        of_timm("multi-step after warm-up", "multiStep", {"milestones": [5, 9], "gamma": 0.2, **warm_options}, lambda o: MultiStepLRScheduler(o, [6, 10], decay_rate=0.2, **warm)),
        by_epoch("cosine", "cosine", {}, lambda o: torch_schedulers.CosineAnnealingLR(o, EPOCHS)),
        by_epoch("cosine to a least rate", "cosine", {"minimum": 0.05}, lambda o: torch_schedulers.CosineAnnealingLR(o, EPOCHS, eta_min=0.05)),
        by_step("cosine by steps", "cosine", {"every": "step"}, lambda o: torch_schedulers.CosineAnnealingLR(o, EPOCHS * STEPS)),
        of_timm("cosine after warm-up", "cosine", {"minimum": 1e-3, **warm_options}, lambda o: CosineLRScheduler(o, t_initial=EPOCHS, lr_min=1e-3, **warm)),
        of_timm("cosine after warm-up by steps", "cosine", {**per_step, "warmupLearningRate": 0}, lambda o: CosineLRScheduler(o, t_initial=EPOCHS * STEPS, warmup_t=2 * STEPS, t_in_epochs=False)),
        of_timm("cosine with the warm-up of timm's script", "cosine", {"warmupEpochs": 2}, lambda o: of_script(o)),
        of_timm("cosine with the warm-up of timm's script by updates", "cosine", per_step, lambda o: of_script(o, step_on_epochs=False)),
        of_timm("cosine that starts after the warm-up", "cosine", {**warm_options, "warmupPrefix": True}, lambda o: CosineLRScheduler(o, t_initial=EPOCHS - 3, **{**warm, "warmup_prefix": True})),
        by_epoch("polynomial", "polynomial", {}, lambda o: torch_schedulers.PolynomialLR(o, EPOCHS)),
        by_epoch("polynomial of power 2", "polynomial", {"power": 2}, lambda o: torch_schedulers.PolynomialLR(o, EPOCHS, power=2.0)),
        of_timm("polynomial after warm-up", "polynomial", {"power": 0.5, "minimum": 0.02, **warm_options}, lambda o: PolyLRScheduler(o, t_initial=EPOCHS, power=0.5, lr_min=0.02, **warm)),
        by_step("one cycle", "oneCycle", {}, lambda o: torch_schedulers.OneCycleLR(o, RATE, total_steps=EPOCHS * STEPS, cycle_momentum=False)),
        by_step("one cycle, linear, three phases", "oneCycle", {"anneal": "linear", "rise": 0.25, "threePhase": True, "divisor": 10, "finalDivisor": 100}, lambda o: torch_schedulers.OneCycleLR(o, RATE, total_steps=EPOCHS * STEPS, pct_start=0.25, anneal_strategy="linear", div_factor=10, final_div_factor=100, three_phase=True, cycle_momentum=False)),
        plateau("plateau", "loss", {"patience": 2}, falling, patience=2),
        plateau("plateau of what shall fall", "loss", {"patience": 2, "mode": "min"}, RUN["loss"], patience=2, mode="min"),
        plateau("plateau of what rises by itself", "top1", {"patience": 2}, RUN["top1"], patience=2, mode="max"),
        plateau("plateau of what shall rise", "top1", {"patience": 1, "mode": "max", "factor": 0.5, "cooldown": 2, "minimum": 0.08}, rising, patience=1, mode="max", factor=0.5, cooldown=2, min_lr=0.08),
        plateau("plateau with an absolute threshold", "loss", {"patience": 0, "threshold": 0.15, "thresholdMode": "absolute"}, falling, patience=0, threshold=0.15, threshold_mode="abs"),
        plateau("plateau of top-1 with an absolute threshold", "top1", {"patience": 1, "threshold": 0.05, "thresholdMode": "absolute"}, RUN["top1"], patience=1, mode="max", threshold=0.05, threshold_mode="abs"),
    ]
