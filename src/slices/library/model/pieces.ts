import type { DocumentItems, GuidancePage, QuestionSet, Rule, Setting } from '#engine/pack-schema.ts';
import type { PieceKind } from './addresses.ts';
import { PIECE_KINDS } from './addresses.ts';
import type { Policy } from './policy.ts';
import type { RuleWords } from './rule-words.ts';
import { ruleWords } from './rule-words.ts';

type Taxonomy = Policy['pack']['data']['meta']['taxonomies'][number];

/** A piece of what Kith makes of a policy, with everything that its page shows. */
export type Piece =
  | { readonly kind: 'rules'; readonly rule: Rule; readonly words: RuleWords }
  | { readonly kind: 'questions'; readonly set: QuestionSet; readonly askedBy: readonly Rule[] }
  | { readonly kind: 'documents'; readonly document: DocumentItems }
  | { readonly kind: 'settings'; readonly setting: Setting }
  | { readonly kind: 'guidance'; readonly page: GuidancePage }
  | { readonly kind: 'taxonomies'; readonly taxonomy: Taxonomy };

export const isPieceKind = (kind: string): kind is PieceKind =>
  (PIECE_KINDS as readonly string[]).includes(kind);

/** Finds a piece by its kind and its id. */
export function pieceOf({ pack }: Policy, kind: PieceKind, id: string): Piece | undefined {
  const { data } = pack;
  switch (kind) {
    case 'rules': {
      const rule = data.rules.find((each) => each.id === id);
      return rule && { kind, rule, words: ruleWords(rule, pack) };
    }
    case 'questions': {
      const set = data.questions.find((each) => each.id === id);
      return set && { kind, set, askedBy: data.rules.filter((rule) => rule.ask?.questions === id) };
    }
    case 'documents': {
      const document = data.documents.find((each) => each.id === id);
      return document && { kind, document };
    }
    case 'settings': {
      const setting = data.settings.find((each) => each.id === id);
      return setting && { kind, setting };
    }
    case 'guidance': {
      const page = data.guidance.find((each) => each.id === id);
      return page && { kind, page };
    }
    case 'taxonomies': {
      const taxonomy = data.meta.taxonomies.find((each) => each.id === id);
      return taxonomy && { kind, taxonomy };
    }
  }
}

/** What a piece is called, for its heading. */
export function titleOfPiece(piece: Piece): string {
  switch (piece.kind) {
    case 'rules':
      return piece.words.title;
    case 'questions':
      return piece.set.title;
    case 'documents':
      return piece.document.title;
    case 'settings':
      return piece.setting.title;
    case 'guidance':
      return piece.page.title;
    case 'taxonomies':
      return piece.taxonomy.title;
  }
}
