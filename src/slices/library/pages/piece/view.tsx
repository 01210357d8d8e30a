import type { VNode } from 'preact';
import { Card } from '#ui/duty/card.tsx';
import type { Drawn } from '#web/page.ts';
import { pieceAddress, policyAddress } from '../../model/addresses.ts';
import { MARKS } from '../../model/clause-words.ts';
import type { Piece } from '../../model/pieces.ts';
import { titleOfPiece } from '../../model/pieces.ts';
import type { Policy } from '../../model/policy.ts';
import { clausesAt } from '../../model/policy.ts';
import { shortTitle } from '../../model/short-title.ts';
import { RestsOn } from '../../parts/links.tsx';
import { Note } from '../../parts/note.tsx';
import {
  DocumentView,
  QuestionsView,
  RuleView,
  SettingView,
  TaxonomyView,
} from '../../parts/piece-views.tsx';
import { Prose } from '../../parts/prose.tsx';
import type { Loaded } from './load.ts';

const WHAT: Readonly<Record<Piece['kind'], string>> = {
  rules: 'What Kith does',
  questions: 'Questions',
  documents: 'A document',
  settings: 'What your organisation chooses',
  guidance: 'Guidance',
  taxonomies: 'A way of sorting',
};

/** One piece of a policy. */
export function view({ held, piece }: Loaded): Drawn {
  const { pack } = held.policy;
  const title = titleOfPiece(piece);
  const mark = markOf(piece);
  return {
    title: title.length > 60 ? `${title.slice(0, 60)}…` : title,
    caption: `${WHAT[piece.kind]} · ${shortTitle(pack.title)}, version ${pack.version}`,
    heading: title,
    current: 'library',
    backTo: { href: policyAddress(pack), text: shortTitle(pack.title) },
    body: (
      <>
        {mark && <Note own>{MARKS[mark]}.</Note>}
        {held.adoption.is === 'no' && (
          <p class="kith-muted">Your organisation does not follow this policy, so nothing of it is raised.</p>
        )}
        <Of piece={piece} policy={held.policy} />
      </>
    ),
  };
}

function markOf(piece: Piece) {
  if (piece.kind === 'rules') return piece.rule.mark;
  if (piece.kind === 'documents') return piece.document.mark;
  return piece.kind === 'taxonomies' ? piece.taxonomy.mark : undefined;
}

function Of({ piece, policy }: { piece: Piece; policy: Policy }): VNode {
  switch (piece.kind) {
    case 'rules':
      return <RuleView rule={piece.rule} words={piece.words} policy={policy} />;
    case 'questions':
      return <QuestionsView set={piece.set} askedBy={piece.askedBy} policy={policy} />;
    case 'documents':
      return <DocumentView document={piece.document} policy={policy} />;
    case 'settings':
      return <SettingView setting={piece.setting} policy={policy} />;
    case 'taxonomies':
      return <TaxonomyView taxonomy={piece.taxonomy} policy={policy} />;
    case 'guidance':
      return (
        <>
          {piece.page['legal-note'] && <Note lead="Legal note.">{piece.page['legal-note']}</Note>}
          <Card>
            <Prose body={piece.page.body} />
          </Card>
          <RestsOn
            ids={clausesAt(policy, pieceAddress(policy.pack, 'guidance', piece.page.id), piece.page.clauses)}
          />
        </>
      );
  }
}
