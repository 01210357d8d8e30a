import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { renderPage } from '#ui/render.ts';
import { SAMPLES } from './samples.tsx';

/** Writes the sample pages as files beside built assets: `tsx src/ui/gallery/main.tsx <folder> <css> <js> <favicon>`. */
const [folder = 'dist/gallery', css = '', js = '', favicon = ''] = process.argv.slice(2);
await mkdir(folder, { recursive: true });
for (const [name, Sample] of Object.entries(SAMPLES)) {
  await writeFile(join(folder, `${name}.html`), renderPage(Sample({ assets: { css, js, favicon } })));
}
