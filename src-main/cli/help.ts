export const help = `Seqbench trains and compares neural networks on sequences.

  seqbench run FILE.seqbench.json --out DIR [--jobs N] [--seed N] [--data FILE]
               [--engine NAME] [--device KIND]
      Trains every model of an experiment and writes leaderboard, report and
      predictions to DIR.
      --out DIR     where the results go; files of an earlier result are replaced
      --jobs N      how many models train at once (default: number of cores)
      --seed N      seed of weights, order of rows and dropout (default: the
                    experiment's; the split into train and test has its own)
      --data FILE   a CSV file to use instead of the experiment's
      --engine NAME built-in, tensorflow, or auto (the default): a few steps are
                    timed on everything there is, and the fastest is taken; the
                    experiment saved in DIR names it, so that a repeat takes it
                    again and comes to the same figures
      --device KIND cpu, gpu, or auto (the default); one that is not there is an
                    error

  seqbench inspect FILE... [--options JSON] [--json]
      Shows rows, columns and what each column holds; several files of one shape
      are looked at as one table. CSV, XLSX, Parquet and JSON lines, also by gzip.
      --options JSON how the files are read, as in an experiment's dataset, such
                     as '{"delimiter": ";", "rejects": "leave-out"}'

  seqbench --help, seqbench --version

Exit code: 0 all went well, 1 something failed, 2 the command line was not
understood, 130 cancelled with Ctrl-C.
`;
