/** What a look through an exported log came to. */
export type LogReport = {
  entries: number;
  checkpoints: number;
  erased: number;
  agreed: number;
  key: string;
  /** Whether signatures could be checked at all. */
  signatures: boolean;
  findings: { kind: string; from: number; to: number; says: string }[];
};
export function sha256(...parts: Uint8Array[]): Uint8Array;
export function readKey(text: string): { name: string; id: string; raw: Uint8Array } | undefined;
export function notesIn(text: string): string[];
export function verifyLog(
  lines: Iterable<string> | AsyncIterable<string>,
  given?: { key?: string; known?: string },
): Promise<LogReport>;
export function linesOf(stream: AsyncIterable<Uint8Array>): AsyncGenerator<string>;
export function placeOf(place: { from: number; to: number }): string;
export function inWords(
  report: LogReport,
  given: { key: string; known: string },
): { verdict: string; notes: string[] };
