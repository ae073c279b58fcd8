/** A batch script that runs `train.py` on two nodes of eight GPUs each, and goes on where it was ended. */
export function slurmBatch(name: string): string {
  return `#!/bin/bash
#SBATCH --job-name=${name}
#SBATCH --nodes=2
#SBATCH --ntasks-per-node=1
#SBATCH --gpus-per-node=8
#SBATCH --cpus-per-task=64
#SBATCH --time=24:00:00
#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --output=%x-%j.log

# sbatch train.sbatch /data/pictures [other arguments of train.py]
# One task a node: torchrun starts a process for each GPU. A job that is requeued goes on from its last checkpoint.
set -euo pipefail
data="\${1:?the folder with the pictures}"
shift
cd "\${SLURM_SUBMIT_DIR:-.}"
processes="\${SLURM_GPUS_ON_NODE:-1}"
address="$(scontrol show hostnames "$SLURM_JOB_NODELIST" | head -n 1)"
port="$((29500 + SLURM_JOB_ID % 1000))"
srun torchrun \\
  --nnodes "$SLURM_JOB_NUM_NODES" \\
  --nproc-per-node "$processes" \\
  --rdzv-backend c10d \\
  --rdzv-endpoint "$address:$port" \\
  --rdzv-id "$SLURM_JOB_ID" \\
  train.py "$data" --output "run-$SLURM_JOB_ID" --resume --save-every 500 "$@"
`;
}
