import { expVector } from './exp';
import { fused, fusedLess } from './fused';
import { gateVector } from './gate';
import { logVector } from './log';
import { sigmoidVector } from './sigmoid';
import { tanhVector } from './tanh';

/** Functions over `bytes` of float32 (a multiple of 16), for the tests of their accuracy. */

export function exp(target: usize, source: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 16) v128.store(target + at, expVector(v128.load(source + at)));
}

export function log(target: usize, source: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 16) v128.store(target + at, logVector(v128.load(source + at)));
}

export function sigmoid(target: usize, source: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 16) v128.store(target + at, sigmoidVector(v128.load(source + at)));
}

export function tanh(target: usize, source: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 16) v128.store(target + at, tanhVector(v128.load(source + at)));
}

export function gate(target: usize, source: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 16) v128.store(target + at, gateVector(v128.load(source + at)));
}

/** target = sum + x·y */
export function multiplyAdd(target: usize, x: usize, y: usize, sum: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 16) v128.store(target + at, fused(v128.load(x + at), v128.load(y + at), v128.load(sum + at)));
}

/** target = sum - x·y */
export function multiplySubtract(target: usize, x: usize, y: usize, sum: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 16) v128.store(target + at, fusedLess(v128.load(x + at), v128.load(y + at), v128.load(sum + at)));
}
