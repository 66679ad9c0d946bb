import { describe, expect, it } from 'vitest';
import { gpusIn } from './gpu-names';

const report = `I tensorflow/core/common_runtime/gpu/gpu_device.cc:2020] Created device /job:localhost/replica:0/task:0/device:GPU:0 with 22286 MB memory:  -> device: 0, name: NVIDIA RTX A5000, pci bus id: 0000:01:00.0, compute capability: 8.6
I tensorflow/core/common_runtime/gpu/gpu_device.cc:2020] Created device /job:localhost/replica:0/task:0/device:GPU:1 with 13949 MB memory:  -> device: 1, name: Tesla T4, pci bus id: 0000:00:04.0, compute capability: 7.5
`;

describe('what TensorFlow reports when it starts', () => {
  it('names every card with the memory that TensorFlow may use', () => {
    expect(gpusIn(report)).toEqual(['NVIDIA RTX A5000, 22 GB', 'Tesla T4, 14 GB']);
  });

  it('names none where there is none', () => {
    expect(gpusIn('E cuda_dnn.cc: failed call to cuInit: CUDA_ERROR_NO_DEVICE')).toEqual([]);
  });
});
