/** Reads the library's own guidance; the engine reads it as it reads packs, with the file and line of every problem. */
export type { Guidance } from '#engine/read-guidance.ts';
export { readGuidance } from '#engine/read-guidance.ts';
