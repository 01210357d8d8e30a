import type { Voice } from './voice.ts';
import { inVoice } from './voice.ts';

/** Addresses of the library's pages, in one place, so that every link and its way back agree. */
const part = encodeURIComponent;

/** One version of a policy. */
export type VersionId = { readonly id: string; readonly version: string };

export const policyAddress = ({ id, version }: VersionId): string =>
  `/library/policies/${part(id)}/${part(version)}`;
export const clauseAddress = (clause: string): string => `/library/clauses/${part(clause)}`;
/** A piece of a policy's machinery: a rule, a question set, a document, a setting, a page of guidance, a way of sorting. */
export const pieceAddress = (policy: VersionId, kind: PieceKind, id: string): string =>
  `${policyAddress(policy)}/${kind}/${part(id)}`;
export const harmAddress = (harm: string): string => `/library/harms/${part(harm)}`;
export const toolAddress = (tool: string, voice: Voice = 'staff'): string =>
  `${inVoice('/library/tools', voice)}#${part(tool)}`;
export const lawAddress = (law: string): string => `/library/law#${part(law)}`;
export const searchAddress = (query: string, group?: string): string =>
  `/library/search?${new URLSearchParams(group === undefined ? { q: query } : { q: query, group })}`;
export const entryAddress = (policy: string, entry: string): string =>
  `/library/directory#${part(`${policy}-${entry}`)}`;
export const signAddress = (policy: string, sign: string): string =>
  `/library/signs#${part(`${policy}-${sign}`)}`;

/** Kinds of pieces that have a page of their own. */
export const PIECE_KINDS = ['rules', 'questions', 'documents', 'settings', 'guidance', 'taxonomies'] as const;
export type PieceKind = (typeof PIECE_KINDS)[number];
