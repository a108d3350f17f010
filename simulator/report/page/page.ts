/** The whole report as one HTML file that asks for nothing from elsewhere. */

import type { RealFile } from '../data/real.js';
import type { SimulatedSize } from '../data/simulated.js';
import { alike, type Finding } from '../findings.js';
import type { Judgement } from '../judge.js';
import { count } from '../words.js';
import { type Html, html, raw } from './html.js';
import { kindSection } from './kind.js';
import { startPlots } from './plots.js';
import { STYLE } from './style.js';

/** What the page tells. */
export interface Told {
  readonly size: SimulatedSize;
  readonly simulatedSessions: number;
  readonly files: readonly RealFile[];
  readonly judgement: Judgement;
  readonly findings: readonly Finding[];
  readonly limits: readonly string[];
}

/** The page; the same for the same things told. */
export async function pageOf(told: Told): Promise<string> {
  startPlots();
  const sections: Html[] = [];
  for (const one of told.judgement.judged) sections.push(await kindSection(one));
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Is the simulator lifelike?</title>
<style>${raw(STYLE)}</style>
</head>
<body>
<main>
<h1>Is the simulator lifelike?</h1>
${summary(told)}
<h2>Where it is not lifelike</h2>
${found(told.findings)}
<h2>Where no difference was found</h2>
${unfound(told.judgement)}
<h2>What this cannot tell</h2>
<ul>${told.limits.map((limit) => html`<li>${limit}</li>`)}</ul>
<h2>What was compared</h2>
${compared(told)}
${sections}
${howToRead}
</main>
</body>
</html>
`;
  return page.markup;
}

function summary({ judgement, findings }: Told): Html {
  const tests = judgement.judged.reduce((sum, { features }) => sum + features.length, 0);
  const unlike = judgement.judged.flatMap(({ features }) => features).filter(({ p }) => p < 0.05).length;
  const worst = findings[0];
  return html`<p>${count(judgement.judged.length)} kinds of record could be judged by ${count(tests)} features; in <strong>${count(unlike)}</strong> of them simulated and real records differ.${worst ? ` Worst: ${worst.sentence}` : ''}</p>
<p>${judgement.judged.map(({ kind }, index) => html`${index === 0 ? '' : ' · '}<a href="#${kind.name}">${kind.title}</a>`)}</p>`;
}

const found = (findings: readonly Finding[]) =>
  findings.length === 0
    ? html`<p>Nowhere, as far as these files can tell.</p>`
    : html`<ol>${findings.map(({ kind, sentence, evidence }) => html`<li>${sentence}<br><small>${kind}: ${evidence}</small></li>`)}</ol>`;

function unfound(judgement: Judgement): Html {
  const kinds = alike(judgement);
  if (kinds.length === 0) return html`<p>In none of the features.</p>`;
  return html`<p>That is no proof of likeness: of few records only large differences can be found.</p>
<ul>${kinds.map(({ kind, features }) => html`<li>${kind}: ${features.map((feature) => feature.toLowerCase()).join('; ')}</li>`)}</ul>`;
}

function compared({ size, simulatedSessions, files }: Told): Html {
  const rows = files.map(
    ({ file, format, sessions }) =>
      html`<tr><td>${file}</td><td>${format ?? ''}</td><td>${count(sessions.length)}</td><td>${count(sessions.reduce((sum, { sets }) => sum + sets.length, 0))}</td></tr>`,
  );
  return html`<p>Simulated: ${count(size.weeks)} week${size.weeks === 1 ? '' : 's'} of ${count(size.gyms)} gym${size.gyms === 1 ? '' : 's'} with ${count(size.members)} members each, seed ${size.seed}: ${count(simulatedSessions)} sessions. Both sides are telemetry, as machines send it and as importers make it, and are measured by the same code. Equal files and options give this page again, to the byte.</p>
<div class="scroll"><table><caption>Real files</caption><thead><tr><th scope="col">File</th><th scope="col">Format</th><th scope="col">Sessions</th><th scope="col">Sets</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

const howToRead = html`<section>
<h2>How to read it</h2>
<ul>
<li><strong>D</strong> of Kolmogorov and Smirnov is the greatest distance between the two curves: 0 is the same distribution, 1 is nothing in common. <strong>p</strong> is how often chance alone would part them so far (exact, after Hodges 1957; with ties an upper bound), raised for the number of tests (Holm 1979). With thousands of records small differences are significant too: look at D.</li>
<li>A <strong>classifier two-sample test</strong> (Lopez-Paz and Oquab 2017) asks a model which side a record is from. Its interval is Wilson's (1927).</li>
<li><strong>Train on simulated, test on real</strong> (Esteban et al. 2017): if simulated data are good for anything, what is learned from them holds in life.</li>
<li>The <strong>map</strong> is UMAP (McInnes et al. 2018).</li>
</ul>
</section>`;
