"""The two quiet stylesheets: of a book, and of a page that stands alone."""

from __future__ import annotations

_MARKS = """\
.center { text-align: center; text-indent: 0; }
.right { text-align: right; }
.left { text-align: left; }
.justify { text-align: justify; }
.small-caps { font-variant: small-caps; }
.bold { font-weight: bold; }
.italic { font-style: italic; }
.underlined { text-decoration: underline; }
.struck { text-decoration: line-through; }
.big { font-size: 1.2em; }
.small { font-size: 0.85em; }
.code, code, kbd, samp, pre { font-family: monospace; font-size: 0.9em; }
.picture { font-style: italic; }
.details { margin: 1em 0; padding-left: 1em; border-left: 2px solid; }
pre { white-space: pre-wrap; margin: 1em 0; }
blockquote { margin: 1em 2em; }
figure { margin: 1em 0; }
figcaption { font-size: 0.85em; }
table { border-collapse: collapse; margin: 1em 0; }
th, td { border: 1px solid; padding: 0.25em 0.5em; text-align: inherit; vertical-align: top; }
ul, ol, dl { margin-top: 1em; margin-bottom: 1em; }
"""

# Children of a section, so that lists, tables and notes keep a gap between paragraphs.
BOOK = (
    """\
body { margin: 0; padding: 0; line-height: 1.5; }
h1, h2, h3, h4, h5, h6 {
  margin: 1.5em 0 0.75em; line-height: 1.25; font-weight: bold; text-align: center;
  text-indent: 0; -webkit-hyphens: none; hyphens: none; page-break-after: avoid;
  break-after: avoid;
}
h1 { font-size: 1.5em; margin-top: 2em; }
h2 { font-size: 1.25em; }
h3, h4, h5, h6 { font-size: 1em; }
p {
  margin: 0; text-indent: 1.25em; widows: 2; orphans: 2; -webkit-hyphens: auto; hyphens: auto;
}
h1 + p, h2 + p, h3 + p, h4 + p, h5 + p, h6 + p, hr + p, .note + p, p.byline, .note p,
.summary p, blockquote p, dd p, li p, td p { text-indent: 0; }
.note p + p, .summary p + p, blockquote p + p, dd p + p, li p + p { margin-top: 0.5em; }
hr.break {
  width: 20%; height: 0; margin: 1.5em auto; border: 0; border-top: 1px solid; opacity: 0.6;
}
.byline { text-align: center; margin-bottom: 2em; }
.facts dt { font-weight: bold; margin-top: 0.5em; }
.facts dd { margin: 0 0 0 1.25em; }
.note { margin: 1.5em 0; padding: 0.5em 1em; border: 1px solid; font-size: 0.9em; }
.note h2, .summary h2 { margin: 0 0 0.5em; font-size: 1em; text-align: inherit; }
.summary { margin: 1.5em 0; }
nav ol { list-style: none; padding: 0; margin: 0; }
nav li { margin: 0.5em 0; }
"""
    + _MARKS
)

PAGE = (
    """\
:root { color-scheme: light dark; }
body {
  max-width: 66ch; margin: 0 auto; padding: 1.5rem 1.25rem 4rem; line-height: 1.6;
  font-family: Literata, "Source Serif 4", Georgia, serif; font-size: 1.125rem;
  color: #1d1b18; background: #fdfbf7; overflow-wrap: break-word;
}
a { color: #8a2f1c; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 2em 0 0.75em; text-wrap: balance; }
h1 { font-size: 1.75em; margin-top: 0.5em; }
h2 { font-size: 1.375em; }
h3, h4, h5, h6 { font-size: 1em; }
.userstuff p { margin: 0; text-indent: 1.25em; hyphens: auto; }
.userstuff > :first-child, .userstuff hr + p, .userstuff h3 + p, .userstuff h4 + p,
.userstuff h5 + p, .userstuff h6 + p, .userstuff blockquote p, .userstuff li p,
.note p { text-indent: 0; }
hr.break { width: 20%; margin: 2em auto; border: 0; border-top: 1px solid; opacity: 0.6; }
.byline { font-size: 1.1em; }
dl.tags { margin: 1.5em 0; font-size: 0.9em; }
dl.tags dt { font-weight: bold; margin-top: 0.5em; }
dl.tags dd { margin: 0; }
.note { margin: 1.5em 0; padding: 0.75em 1em; border: 1px solid; font-size: 0.9em; }
.note h2, .note h3, .summary h2 { margin: 0 0 0.5em; font-size: 1em; }
nav ol { padding-left: 0; list-style: none; }
@media (prefers-color-scheme: dark) {
  body { color: #e4dfd6; background: #1b1a18; }
  a { color: #eaa08c; }
}
@media print {
  body { max-width: none; padding: 0; color: #000; background: #fff; font-size: 11pt; }
  nav { display: none; }
  .chapter { break-before: page; }
}
"""
    + _MARKS
)
