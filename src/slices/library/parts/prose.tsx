import type { VNode } from 'preact';
import type { Block, Inline } from '../model/markdown.ts';
import { readMarkdown } from '../model/markdown.ts';
import { Outward } from './links.tsx';

/** A page's Markdown as it is read. */
export function Prose({ body }: { readonly body: string }): VNode {
  return (
    <div class="kith-prose">
      {readMarkdown(body).map((block) => (
        <BlockOf block={block} />
      ))}
    </div>
  );
}

function BlockOf({ block }: { readonly block: Block }): VNode {
  switch (block.is) {
    case 'paragraph':
      return (
        <p>
          <Line text={block.text} />
        </p>
      );
    case 'heading': {
      const Heading = `h${block.level}` as const;
      return (
        <Heading>
          <Line text={block.text} />
        </Heading>
      );
    }
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul';
      return (
        <List>
          {block.items.map((item) => (
            <li>
              <Line text={item} />
            </li>
          ))}
        </List>
      );
    }
  }
}

function Line({ text }: { readonly text: readonly Inline[] }): VNode {
  return <>{text.map(piece)}</>;
}

function piece(each: Inline): VNode | string {
  switch (each.is) {
    case 'strong':
      return <strong>{each.text}</strong>;
    case 'emphasis':
      return <em>{each.text}</em>;
    case 'link':
      return each.href.startsWith('/') ? (
        <a class="govuk-link" href={each.href}>
          {each.text}
        </a>
      ) : (
        <Outward href={each.href}>{each.text}</Outward>
      );
    case 'text':
      return each.text;
  }
}
