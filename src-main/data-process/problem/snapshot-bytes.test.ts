import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { problemSpecSchema } from '../../core/problem/problem';
import { fileWith, importFile, openedClient } from '../testing/data-client';
import { problems, wideCsv } from './snapshot-bytes.test-support';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Of everything behind the header, which also holds the problem as it was asked for. */
function arraysHash(file: Uint8Array): string {
  const header = new DataView(file.buffer, file.byteOffset).getUint32(8, true);
  return sha256(file.subarray(Math.ceil((12 + header) / 16) * 16));
}

it('writes the samples that it wrote when they were still held in memory whole, to the byte, under the hash of the file', async () => {
  const { client } = await openedClient();
  const { id: datasetId } = await importFile(client, fileWith(wideCsv()));
  const found: Record<string, string> = {};
  for (const [name, spec] of Object.entries(problems)) {
    const problem = await client.invoke('problem.create', { datasetId, name, spec: problemSpecSchema.parse(spec) });
    const { hash, path } = await client.invoke('problem.prepare', { problemId: problem.id });
    const file = readFileSync(path);
    expect(hash).toBe(sha256(file));
    found[name] = arraysHash(file).slice(0, 16);
  }
  expect(found).toMatchInlineSnapshot(`
    {
      "a condition, and repeated rows once": "669e9dd9034357cc",
      "an order that is not that of the file": "41510871509ed6b4",
      "differences of steps": "3f1688eb9e26b86d",
      "groups, a filter and the rows after the last of something": "1015cb344b67c597",
      "logarithms and a mask": "fe6c6dc7919853e7",
      "open sequences that are tested on themselves": "e35cff3b8344cc6e",
      "padded sequences with classes alike in all parts": "bd5c991372804f0a",
      "pictures": "5f74597c88a74157",
      "the median and the quartiles": "2a2b2e2e508e2a32",
      "three parts at random": "e0e62af70b5d3738",
      "two features and two parts at random": "dbd84d8a6a900ead",
      "two targets, one scaled": "0f9403768009f9fe",
      "windows": "a23544c8ff305af4",
      "windows of differences": "fa6fc4071e11cc4e",
    }
  `);
});
