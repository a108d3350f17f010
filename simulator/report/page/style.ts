/** How the page looks: one column, as wide as the screen lets it be, by the colours of the reader's system. */
export const STYLE = `
:root { color-scheme: light dark; --text: #1c2127; --page: #ffffff; --line: #d5dae0; --simulated: #b34700; --real: #0a5fb0; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e4e8ec; --page: #14181c; --line: #3a424a; --simulated: #ff9d4d; --real: #6cb8ff; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 62rem; background: var(--page); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.25; }
h2 { margin-top: 2.5rem; border-top: 1px solid var(--line); padding-top: 1rem; font-size: 1.3rem; }
h3 { margin-top: 1.5rem; font-size: 1.05rem; }
li { margin-bottom: .5rem; }
small { opacity: .8; }
a { color: var(--real); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: .9rem; font-variant-numeric: tabular-nums; }
th, td { padding: .3rem .6rem; border-bottom: 1px solid var(--line); text-align: right; vertical-align: top; }
th { font-weight: 600; }
th:first-child, td:first-child { text-align: left; min-width: 9rem; }
caption { text-align: left; padding-bottom: .3rem; }
.plots { display: flex; flex-wrap: wrap; gap: .5rem 1rem; }
figure { margin: 0; max-width: 100%; }
svg { max-width: 100%; height: auto; }
.simulated { color: var(--simulated); }
.real { color: var(--real); }
`;
