import { darkTokens, lightTokens } from './tokens';

/** The report's look: the window's tokens, no web font, one column, and a form for paper. */
const layout = `
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--bg); color: var(--text); font: var(--t-m)/1.6 var(--font); font-variant-numeric: tabular-nums; }
main { max-width: 1080px; margin: 0 auto; padding: 48px 32px 96px; }
h1 { margin: 4px 0 4px; font-size: 34px; line-height: 1.2; letter-spacing: -.02em; font-weight: 650; text-wrap: balance; overflow-wrap: anywhere; }
h2 { margin: 60px 0 8px; font-size: var(--t-l); line-height: 1.3; letter-spacing: -.01em; font-weight: 650; }
h3 { margin: 0 0 2px; font-size: 17px; line-height: 1.4; font-weight: 650; overflow-wrap: anywhere; }
h4 { margin: 0; padding: 12px 16px 8px; font-size: var(--t-s); font-weight: 600; display: flex; justify-content: space-between; gap: 16px; flex-wrap: wrap; }
h4 span { color: var(--text-3); font-weight: 400; }
p { margin: 0 0 12px; max-width: 72ch; text-wrap: pretty; overflow-wrap: anywhere; }
a { color: inherit; text-decoration: none; }
a:hover { text-decoration: underline; text-underline-offset: 3px; text-decoration-color: var(--line-strong); }
a:focus-visible, summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
.kicker, .facts, .small, figcaption span { color: var(--text-2); font-size: var(--t-s); }
.kicker { margin: 0; }
.facts { margin: 0 0 16px; }
.small { margin: 8px 0 12px; max-width: 110ch; }
.quiet { color: var(--text-2); }
.none { color: var(--text-3); }
.mono { font-family: var(--mono); font-size: var(--t-xs); overflow-wrap: anywhere; }
.finding { font-size: 18px; line-height: 1.55; margin: 24px 0 20px; max-width: 64ch; }
.finding strong { font-weight: 600; }
nav { display: flex; flex-wrap: wrap; gap: 4px 20px; padding: 10px 0; border-block: 1px solid var(--line); font-size: var(--t-s); color: var(--text-2); }
nav a:hover { color: var(--text); }
.card { background: var(--surface); border: 1px solid var(--line); border-radius: var(--r); }
.narrow { max-width: 520px; }
.scroll { overflow-x: auto; }
.note { padding: 12px 16px; border-radius: var(--r); background: var(--sunken); font-size: var(--t-s); max-width: none; }
.note.warn { background: var(--warn-soft); }
.note.bad { background: var(--bad-soft); }
.note.warn strong { color: var(--warn); }
.note.bad strong { color: var(--bad); }
.tag { display: inline-block; padding: 1px 8px; margin-left: 6px; border-radius: 10px; background: var(--sunken); color: var(--text-2); font-size: var(--t-xs); }
.tag.warn { background: var(--warn-soft); color: var(--warn); }
.tag.good { background: var(--good-soft); color: var(--good); }
.tag.bad { background: var(--bad-soft); color: var(--bad); }
table { width: 100%; border-collapse: collapse; font-size: var(--t-s); line-height: 1.4; }
th, td { padding: 8px 12px; text-align: left; vertical-align: baseline; }
th:first-child, td:first-child { padding-left: 16px; }
th:last-child, td:last-child { padding-right: 16px; }
thead th { color: var(--text-2); font-weight: 500; white-space: nowrap; }
tbody tr { border-top: 1px solid var(--line); }
tbody th { font-weight: 500; }
td:has(> .dot) { min-width: 120px; }
td bdi, th bdi { overflow-wrap: anywhere; }
.num { text-align: right; white-space: nowrap; }
[data-pad]::after { visibility: hidden; content: attr(data-pad); }
.baseline td { background: var(--sunken); color: var(--text-2); }
.baseline:last-child td:first-child { border-bottom-left-radius: var(--r); }
.baseline:last-child td:last-child { border-bottom-right-radius: var(--r); }
.leaderboard td:nth-child(2) { min-width: 168px; }
.leaderboard .num { padding-inline: 9px; }
.leaderboard .tag { margin: -2px 0 -2px 4px; }
.baseline .tag { background: var(--surface); }
.baseline td:nth-child(2) { padding-left: 30px; }
.folds thead th { max-width: 132px; white-space: normal; vertical-align: bottom; }
.spread { display: block; color: var(--text-3); font-size: var(--t-xs); line-height: 1.3; }
.audit td:nth-child(2) .tag { margin-left: 0; white-space: nowrap; }
.audit td:nth-child(3) { min-width: 260px; }
.audit tbody th { min-width: 150px; }
h2 .tag { vertical-align: 3px; font-weight: 500; letter-spacing: 0; }
.rule { border-top: 2px solid var(--line-strong); }
.kept td { font-weight: 600; }
.hash { white-space: nowrap; }
dl { display: grid; grid-template-columns: minmax(96px, max-content) minmax(0, 1fr); gap: 6px 24px; margin: 8px 0 20px; font-size: var(--t-s); }
dt { color: var(--text-2); overflow-wrap: anywhere; }
dd { margin: 0; overflow-wrap: anywhere; }
details { margin: 12px 0; }
summary { cursor: pointer; width: max-content; color: var(--text-2); font-size: var(--t-s); }
details[open] > summary { margin-bottom: 8px; }
details.inline { margin: 0; }
.pair { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 16px; margin: 16px 0; align-items: start; }
.model { margin: 24px 0 0; padding: 28px 0 8px; border-top: 1px solid var(--line); scroll-margin-top: 8px; }
.dot { display: inline-block; width: 10px; height: 10px; margin-right: 8px; border-radius: 50%; background: var(--c); }
.legend { display: flex; flex-wrap: wrap; gap: 4px 20px; margin: 8px 0; padding: 0; list-style: none; font-size: var(--t-s); }
figure { margin: 0; padding: 12px 16px 8px; }
figcaption { display: flex; justify-content: space-between; gap: 4px 16px; flex-wrap: wrap; font-size: var(--t-s); margin-bottom: 4px; }
figcaption strong { font-weight: 600; }
figcaption span { font-size: var(--t-xs); }
svg { display: block; width: 100%; height: auto; overflow: visible; }
svg text { font-size: 11px; fill: var(--text-3); }
.end, .axis { text-anchor: end; }
.mid { text-anchor: middle; }
.grid { stroke: var(--line); stroke-width: 1; }
.line { fill: none; stroke: var(--c); stroke-width: 1.75; stroke-linejoin: round; stroke-linecap: round; }
.dashed { stroke-width: 1.25; stroke-dasharray: 3 4; opacity: .75; }
.many .dashed { stroke-width: 1; opacity: .45; }
.mark { fill: var(--c); stroke: var(--surface); stroke-width: 1.5; }
.histogram { width: 96px; height: 20px; fill: var(--line-strong); }
.confusion .right.heat1 { background: color-mix(in srgb, var(--accent) 5%, transparent); }
.confusion .right.heat2 { background: color-mix(in srgb, var(--accent) 9%, transparent); }
.confusion .right.heat3 { background: color-mix(in srgb, var(--accent) 13%, transparent); }
.confusion .right.heat4 { background: color-mix(in srgb, var(--accent) 17%, transparent); }
.confusion .right.heat5 { background: color-mix(in srgb, var(--accent) 22%, transparent); }
.confusion .wrong.heat1 { background: color-mix(in srgb, var(--bad) 5%, transparent); }
.confusion .wrong.heat2 { background: color-mix(in srgb, var(--bad) 9%, transparent); }
.confusion .wrong.heat3 { background: color-mix(in srgb, var(--bad) 13%, transparent); }
.confusion .wrong.heat4 { background: color-mix(in srgb, var(--bad) 17%, transparent); }
.confusion .wrong.heat5 { background: color-mix(in srgb, var(--bad) 22%, transparent); }
${Array.from({ length: 8 }, (_, index) => `.s${index + 1} { --c: var(--s${index + 1}); }`).join('\n')}
@media screen {
  ::-webkit-scrollbar { width: 12px; height: 12px; }
  ::-webkit-scrollbar-thumb { border: 3px solid transparent; border-radius: 6px; background: var(--line-strong) content-box; }
}
@media screen and (max-width: 900px) {
  main { padding-inline: 20px; }
  .leaderboard { font-size: var(--t-xs); }
  .leaderboard th { white-space: normal; vertical-align: bottom; }
  .leaderboard .num { padding-inline: 6px; }
  .leaderboard td:nth-child(2) { min-width: 120px; }
  .leaderboard :is(th, td):first-child { padding-left: 12px; }
  .leaderboard :is(th, td):last-child { padding-right: 12px; }
  .leaderboard .tag { padding-inline: 6px; }
  .baseline td:nth-child(2) { padding-left: 24px; }
}
@media (max-width: 760px) {
  main { padding: 24px 16px 64px; }
  h1 { font-size: 26px; }
  h2 { margin-top: 48px; }
  .finding { font-size: 16px; }
  .pair { grid-template-columns: minmax(0, 1fr); }
  svg text { font-size: 13px; }
  dl { grid-template-columns: minmax(0, 1fr); gap: 0; }
  dd { margin-bottom: 8px; }
}
@media print {
  @page { margin: 16mm 14mm; }
  main { max-width: none; padding: 0; }
  body { font-size: 11pt; background: none; }
  nav { display: none; }
  h2 { margin-top: 28pt; }
  h2, h3, h4 { break-after: avoid; }
  .card, figure, tr, .pair > *, .note { break-inside: avoid; }
  .scroll { overflow: visible; }
  th, td { padding: 4px 6px; }
  table { font-size: 8.5pt; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;

/** On paper the light colours hold, whatever the screen uses. */
export const style = `:root { color-scheme: light; ${lightTokens} }
@media screen and (prefers-color-scheme: dark) { :root { color-scheme: dark; ${darkTokens} } }
${layout}`;
