export const help = `Seqbench trains and compares neural networks on sequences.

  seqbench run FILE.seqbench.json --out DIR [--jobs N] [--seed N] [--data FILE]
      Trains every model of an experiment and writes leaderboard, report and
      predictions to DIR.
      --out DIR     where the results go; files of an earlier result are replaced
      --jobs N      how many models train at once (default: number of cores)
      --seed N      seed of weights, order of rows and dropout (default: the
                    experiment's; the split into train and test has its own)
      --data FILE   a CSV file to use instead of the experiment's

  seqbench inspect FILE.csv [--json]
      Shows rows, columns and what each column holds.

  seqbench --help, seqbench --version

Exit code: 0 all went well, 1 something failed, 2 the command line was not
understood, 130 cancelled with Ctrl-C.
`;
