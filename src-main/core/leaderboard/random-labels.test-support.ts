/** splitmix32, whose whole state is its seed: `Stream` of `e2e/parity/metrics.py`, to the bit. */
function stream(seed: number): (bound: number) => number {
  let state = seed >>> 0;
  return (bound) => {
    state = (state + 0x9e3779b9) >>> 0;
    let word = state;
    word = Math.imul(word ^ (word >>> 16), 0x21f0aaad);
    word = Math.imul(word ^ (word >>> 15), 0x735a2d97);
    return ((word ^ (word >>> 15)) >>> 0) % bound;
  };
}

const times = <Value>(count: number, draw: () => Value): Value[] => Array.from({ length: count }, draw);

/** `label_case` of `e2e/parity/metrics.py`. Scores: of the second class for two, [rows, classes] probabilities for more. */
export function labelCase(seed: number) {
  const below = stream(seed);
  const classes = 2 + below(5);
  const rows = 1 + below(60);
  const grain = 1 + below(20);
  const [oneTrue, onePredicted] = [below(classes), below(classes)];
  const actual = times(rows, () => (seed % 5 === 0 ? oneTrue : below(classes)));
  const predicted = times(rows, () => (seed % 7 === 0 ? onePredicted : below(classes)));
  const weights = times(rows, () => times(classes, () => 1 + below(grain)));
  const shares = weights.map((row) => row.map((weight) => weight / row.reduce((sum, each) => sum + each, 0)));
  const values = classes === 2 ? weights.map((row) => (row[1] ?? 0) / grain) : shares.flat();
  const labels = times(classes, () => '').map((_, index) => String(index));
  return { actual, predicted, labels, binary: classes === 2, scores: { values, size: classes === 2 ? 1 : classes } };
}

/** `several_case` of `e2e/parity/metrics.py`: answers of [rows ahead, targets] values each. */
export function severalCase(seed: number) {
  const below = stream(seed);
  const [classes, ahead, targets] = [2 + below(4), 1 + below(4), 1 + below(3)];
  const [samples, grain] = [1 + below(20), 1 + below(20)];
  const count = samples * ahead * targets;
  const [actual, predicted] = [times(count, () => below(classes)), times(count, () => below(classes))];
  const weights = times(count, () => times(classes, () => 1 + below(grain)));
  const shares = weights.map((row) => row.map((weight) => weight / row.reduce((sum, each) => sum + each, 0)));
  const values = classes === 2 ? weights.map((row) => (row[1] ?? 0) / grain) : shares.flat();
  const [labels, names] = [classes, targets].map((length) => Array.from({ length }, (_, index) => String(index)));
  const scores = { values, size: classes === 2 ? 1 : classes };
  return { actual, predicted, labels: labels ?? [], binary: classes === 2, scores, output: [ahead * targets], targets: names ?? [] };
}

/** `value_case` of `e2e/parity/metrics.py`. */
export function valueCase(seed: number) {
  const below = stream(seed);
  const rows = seed % 11 === 0 ? 1 : 1 + below(60);
  const scale = 2 ** (below(21) - 10) / 8;
  const draw = (): number => (below(2001) - 1000) * scale;
  const constant = draw();
  const actual = times(rows, () => (seed % 5 === 0 ? constant : draw()));
  if (seed % 3 === 0) {
    const every = 1 + below(4);
    for (let row = 0; row < rows; row += every) actual[row] = 0;
  }
  return { actual, predicted: seed % 7 === 0 ? [...actual] : times(rows, draw) };
}
