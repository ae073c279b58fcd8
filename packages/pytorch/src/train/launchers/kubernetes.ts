/** A PyTorchJob of Kubeflow's training operator: `train.py` on two nodes of eight GPUs each, which goes on where it was ended. */
export function kubernetesJob(name: string): string {
  const replica = (role: string): string => `    ${role}:
      replicas: 1
      restartPolicy: OnFailure
      template: *pod`;
  return `# kubectl apply -f pytorchjob.yaml
# The image has PyTorch, NumPy and Pillow; the claims have this folder, the pictures, and room for the run.
apiVersion: kubeflow.org/v1
kind: PyTorchJob
metadata:
  name: ${name}
spec:
  nprocPerNode: "8"
  runPolicy:
    backoffLimit: 10
    cleanPodPolicy: Running
  pytorchReplicaSpecs:
    Master:
      replicas: 1
      restartPolicy: OnFailure
      template: &pod
        spec:
          containers:
            - name: pytorch
              image: pytorch/pytorch:latest
              workingDir: /network
              command: [torchrun, train.py, /pictures, --output, /runs/${name}, --resume, --save-every, "500"]
              resources:
                limits:
                  nvidia.com/gpu: 8
              volumeMounts:
                - { name: network, mountPath: /network, readOnly: true }
                - { name: pictures, mountPath: /pictures, readOnly: true }
                - { name: runs, mountPath: /runs }
                - { name: memory, mountPath: /dev/shm }
          volumes:
            - { name: network, persistentVolumeClaim: { claimName: network } }
            - { name: pictures, persistentVolumeClaim: { claimName: pictures } }
            - { name: runs, persistentVolumeClaim: { claimName: runs } }
            - { name: memory, emptyDir: { medium: Memory } }
${replica("Worker")}
`;
}
