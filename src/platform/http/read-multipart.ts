import busboy from '@fastify/busboy';
import { decodeText } from './decode-text.ts';

const { Busboy } = busboy;
const MOST_FIELDS = 60;
const MOST_FILES = 1;

/** A form with a file that cannot be read at all. */
export class MultipartTrouble extends Error {
  readonly statusCode = 400;
}

/**
 * Reads a form that was sent with a file: every field as text, the file as the text that it holds, under its field’s
 * name. Where it holds none, `<field>-trouble` says why. The name of the file is nobody’s business and not read.
 */
export async function readMultipart(
  contentType: string,
  body: Buffer,
): Promise<Record<string, string | string[]>> {
  const fields: Record<string, string | string[]> = Object.create(null);
  const keep = (name: string, value: string): void => {
    const before = fields[name];
    fields[name] = before === undefined ? value : [before, value].flat();
  };
  await new Promise<void>((resolve, reject) => {
    let parser: InstanceType<typeof Busboy>;
    const refuse = () => reject(new MultipartTrouble('not a form'));
    try {
      parser = new Busboy({
        headers: { 'content-type': contentType },
        limits: {
          fields: MOST_FIELDS,
          files: MOST_FILES,
          parts: MOST_FIELDS + MOST_FILES,
          fieldSize: body.length,
          fileSize: body.length,
          headerPairs: 50,
        },
      });
    } catch {
      refuse();
      return;
    }
    parser.on('field', (name, value) => keep(name, value));
    parser.on('file', (name, stream) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => void chunks.push(chunk));
      stream.on('end', () => {
        const decoded = decodeText(Buffer.concat(chunks));
        if ('text' in decoded) keep(name, decoded.text);
        else keep(`${name}-trouble`, decoded.trouble);
      });
    });
    for (const limit of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const) parser.on(limit, refuse);
    parser.on('error', refuse);
    parser.on('finish', () => resolve());
    parser.end(body);
  });
  return fields;
}
