// Puts docs/verify-audit.mjs into the one page docs/verify-audit.html, which allows that script and nothing else.
// node scripts/build-verify-audit.mjs; a test fails while the page is not that of the script.

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const DOCS = fileURLToPath(new URL('../docs', import.meta.url));

const STYLE = `
  body { margin: 0; font: 1.1875rem/1.4 system-ui, sans-serif; color: #0b0c0c; background: #fff; }
  main { max-width: 46rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
  h1 { font-size: 2rem; line-height: 1.15; }
  h2 { font-size: 1.4rem; margin: 0 0 .75rem; }
  label { display: block; font-weight: 700; margin-top: 1.5rem; }
  .hint { color: #484949; margin: .15rem 0 .4rem; }
  input, textarea { font: inherit; width: 100%; box-sizing: border-box; padding: .4rem; border: 2px solid #0b0c0c; }
  textarea { font: .95rem/1.4 ui-monospace, monospace; }
  button { font: inherit; margin: 1.5rem 0; padding: .5rem 1rem; border: 0; color: #fff; background: #00703c; cursor: pointer; }
  :is(input, textarea, button):focus-visible, #result:focus-visible { outline: 3px solid #fd0; outline-offset: 0; box-shadow: inset 0 0 0 2px #0b0c0c; }
  button:focus-visible { color: #0b0c0c; background: #fd0; }
  #result { overflow-wrap: anywhere; }
  #result.good, #result.bad, #result.half { border-left: 10px solid; padding: .75rem 1rem; }
  #result.good { border-color: #00703c; }
  #result.bad { border-color: #d4351c; }
  #result.half { border-color: #f47738; }
`;

/** The page, whole. @param {string} script @returns {string} */
export function pageWith(script) {
  const code = `\n${script}`;
  if (/<\/script|<!--/i.test(code)) throw new Error('the script would end its own element');
  const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const policy = `default-src 'none'; script-src ${hash(code)}; style-src ${hash(STYLE)}; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Check an audit log</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>Check an audit log</h1>
<p>This page checks a log that Kith exported: who looked at what, who did what, and who was refused. It works without a network, and the file stays on this computer.</p>
<form id="form">
<label for="file">Exported log</label>
<p class="hint" id="file-hint">A file whose name ends in .jsonl</p>
<input id="file" type="file" accept=".jsonl" aria-describedby="file-hint">
<label for="key">The key you were given (optional)</label>
<p class="hint" id="key-hint">Begins kith/audit/. From somebody other than whoever gave you the file.</p>
<textarea id="key" rows="3" spellcheck="false" aria-describedby="key-hint"></textarea>
<label for="known">Checkpoints you kept (optional)</label>
<p class="hint" id="known-hint">As you were given them on an earlier visit. With one, you also see whether the log was cut short or written anew since.</p>
<textarea id="known" rows="6" spellcheck="false" aria-describedby="known-hint"></textarea>
<button type="submit">Check the log</button>
</form>
<section id="result" tabindex="-1" role="status"></section>
</main>
<script type="module">${code}</script>
</body>
</html>
`;
}

/** The page as it should be on disk. @returns {string} */
export const builtPage = () => pageWith(readFileSync(join(DOCS, 'verify-audit.mjs'), 'utf8'));

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(join(DOCS, 'verify-audit.html'), builtPage());
