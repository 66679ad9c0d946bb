import type { ResultRecord } from '../../core/report/report';
import { sharedAxes } from './charts/epoch-charts';
import { html, Html } from './html';
import { auditSection } from './sections/audit';
import { datasetSection } from './sections/dataset';
import { headSection } from './sections/head';
import { curvesSection } from './sections/curves';
import { leaderboardSection } from './sections/leaderboard';
import { modelSections } from './sections/model';
import { problemSection } from './sections/problem';
import { recordSection } from './sections/record';
import { trainingSection } from './sections/training';
import { style } from './style';
import { runViews } from './view';

/** Nothing is fetched and nothing runs, whatever a name in the data may try. */
const policy = "default-src 'none'; style-src 'unsafe-inline'";

/**
 * The report as one HTML file without scripts that works offline; every figure is read from the record and carries its place in it
 * (`data-figure`) and its exact value (`data-value`).
 */
export function renderReportHtml(record: ResultRecord): string {
  const runs = runViews(record);
  const axes = sharedAxes(runs, record);
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${record.problem.name} – Seqbench report</title>
        ${new Html(`<style>${style}</style>`)}
      </head>
      <body>
        <main>
          ${headSection(record)} ${leaderboardSection(record, runs)} ${curvesSection(record, runs, axes)}
          <section id="models" aria-labelledby="models-title">
            <h2 id="models-title">Models</h2>
            ${modelSections(record, runs, axes)}
          </section>
          ${datasetSection(record)} ${problemSection(record)} ${auditSection(record)} ${trainingSection(record, runs)}
          ${recordSection(record)}
        </main>
      </body>
    </html> `;
  return page.markup;
}
