import { create } from 'qrcode';

/** A QR code as one SVG path in units of its modules, with the quiet zone of four around it. */
export type QrPath = { readonly size: number; readonly path: string };

/** Draws a text as a QR code. The path holds numbers alone, so that it can stand in a page without raw markup. */
export function qrPath(text: string): QrPath {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const margin = 4;
  let path = '';
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) path += `M${column + margin} ${row + margin}h1v1h-1z`;
    }
  }
  return { size: modules.size + 2 * margin, path };
}
