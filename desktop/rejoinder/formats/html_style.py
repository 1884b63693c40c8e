"""The look of a page for the browser: light and dark, on screen and on paper."""

STYLE = """
:root { color-scheme: light dark; --ink: #1f2937; --soft: #4b5563; --paper: #ffffff;
  --rule: #cbd5e1; --accent: #0369a1; --wash: #f1f5f9; --mark: #fef08a; }
@media (prefers-color-scheme: dark) { :root { --ink: #e5e7eb; --soft: #a8b3c1; --paper: #16191e;
  --rule: #3b4350; --accent: #38bdf8; --wash: #20252d; --mark: #713f12; } }
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); }
body { margin: 0 auto; padding: 2.5rem 1.25rem 5rem; max-width: 46rem;
  font: 1rem/1.55 "Segoe UI", Calibri, Carlito, "Helvetica Neue", Arial, sans-serif; }
h1, h2, h3, h4, h5 { line-height: 1.25; margin: 2em 0 .4em; overflow-wrap: anywhere;
  break-after: avoid; }
h1 { font-size: 1.9rem; margin-top: 0; }
h2 { font-size: 1.4rem; color: var(--accent); border-bottom: 1px solid var(--rule);
  padding-bottom: .2em; }
h3 { font-size: 1.15rem; }
h4 { font-size: 1rem; }
h5 { font-size: .95rem; color: var(--soft); }
p, li, td, th, figcaption { overflow-wrap: anywhere; }
p { margin: 0 0 .7em; }
.subtitle, .small, figcaption { color: var(--soft); }
.small, figcaption { font-size: .9rem; }
.small { margin-bottom: .3em; }
.lead { font-size: 1.1rem; }
.claim { font-weight: 600; margin: 1.5em 0 .15em; padding-inline-start: .75rem;
  border-inline-start: 4px solid var(--accent); break-after: avoid; }
.card { padding-inline-start: .75rem; }
blockquote { margin: 0 0 .7em; padding-inline-start: 1rem; color: var(--soft);
  border-inline-start: 4px solid var(--rule); font-style: italic; }
ul, ol { margin: 0 0 .8em; padding-inline-start: 1.4rem; }
li { margin: .25em 0; }
li > ul { margin-bottom: .2em; }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: 2px; }
a[href^="#"] { color: inherit; text-decoration-color: var(--rule); }
a[href^="#"]:hover { text-decoration-color: currentColor; }
mark { background: var(--mark); color: inherit; }
code { background: var(--wash); padding: 0 .2em; border-radius: 3px; }
nav { background: var(--wash); border-radius: 8px; padding: .8rem 1rem; margin: 1.5rem 0; }
nav ul { list-style: none; margin: 0; padding: 0; columns: 2 16rem; column-gap: 2rem; }
nav li { margin: 0; padding: .15em 0; break-inside: avoid; }
figure { margin: 1.2rem 0; break-inside: avoid; }
figure svg, figure img { display: block; width: auto; max-width: 100%; height: auto;
  border: 1px solid var(--rule); border-radius: 6px; }
figcaption { margin-top: .4rem; }
.dark { display: none !important; }
@media screen and (prefers-color-scheme: dark) { .dark { display: block !important; }
  .light { display: none !important; } }
table { border-collapse: collapse; width: 100%; font-size: .9rem; margin: 0 0 1rem; }
th, td { text-align: start; vertical-align: top; padding: .45rem .6rem .45rem 0;
  border-bottom: 1px solid var(--rule); }
thead { display: table-header-group; }
tr { break-inside: avoid; }
:target { background: var(--wash); }
@media (max-width: 34rem) { thead { display: none; } td { display: block; border: 0;
  padding: .1rem 0; } td[data-head]:not([data-head=""]):not(:empty)::before {
  content: attr(data-head) ": "; color: var(--soft); } tr { display: block;
  border-bottom: 1px solid var(--rule); padding: .5rem 0; } }
@media print { :root { color-scheme: light; --ink: #111827; --soft: #374151; --paper: #ffffff;
  --rule: #9ca3af; --accent: #075985; --wash: #ffffff; --mark: #fef08a; }
  body { max-width: none; padding: 0; font-size: 10.5pt; } nav { display: none; }
  p, li { orphans: 3; widows: 3; } a { text-decoration: none; }
  figure svg { max-height: 21cm; } .new-page { break-before: page; } }
@page { margin: 2cm; }
"""
