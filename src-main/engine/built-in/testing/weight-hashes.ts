/**
 * SHA-256 of the weights after one epoch with seed 1. They are the same on every machine; a change of a kernel's arithmetic
 * changes them, and then they are to be taken anew, knowing that old runs can no longer be repeated to the bit.
 */
export const weightHashes: Readonly<Record<string, string>> = {
  NN: 'af8f48c5e3199fe39286bd6fb354efb6662e9a20667867dbd202d58cb4a934a4',
  RNN: '0f37c49cccc60e4f8a78eb55685444c3b115a06ac4aba3d040dd633d4d47e14e',
  'Deep RNN': 'a266e8c37236301e1fadbffe43c09f88167a61c05deca4a966ac6aa4db648784',
  LSTM: 'a6e46a8a1840ad78e85b1de50111bab42610096e5796e37927060ae98b2bbe51',
  'Deep LSTM': '25ddd4cb6d57511c1a06ff2c7e51ecece1d6e0d83eb20821bad971a4fbf7d300',
  GRU: '2a9d499b1f65f4a4d5588de29e740f9d74397f499501e06487393834302f0462',
  'Deep GRU': '178220726d6e36db086caa5d4c6e6b2f137e338610f6637ea13440ddd957a72c',
  'Conv1D Deep LSTM': '6a5bd495567926230e7c68a45e93a8676809446e4d7cd7d30bec23d7ec1b899d',
};
