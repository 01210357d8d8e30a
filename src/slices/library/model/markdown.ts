/** A piece of a line of text. */
export type Inline =
  | { readonly is: 'text' | 'strong' | 'emphasis'; readonly text: string }
  | { readonly is: 'link'; readonly text: string; readonly href: string };

/** A block of a page: the few kinds that guidance is written in. */
export type Block =
  | { readonly is: 'paragraph'; readonly text: readonly Inline[] }
  | { readonly is: 'heading'; readonly level: 2 | 3; readonly text: readonly Inline[] }
  | { readonly is: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] };

/** Reads a page's Markdown: paragraphs, headings, lists, strong and emphasised words, links of Kith's own and https. */
export function readMarkdown(body: string): readonly Block[] {
  return body
    .trim()
    .split(/\n\s*\n/)
    .flatMap((block): readonly Block[] => blocksOf(block.split('\n')));
}

const ITEM = /^\s*(?:[-*]|(\d+)[.)])\s+(.*)$/;
const HEADING = /^(#{1,6})\s+(.*)$/;

function blocksOf(lines: readonly string[]): readonly Block[] {
  const blocks: Block[] = [];
  let words: string[] = [];
  let items: string[] = [];
  let ordered = false;
  const end = () => {
    if (items.length > 0) blocks.push({ is: 'list', ordered, items: items.map(readInline) });
    if (words.length > 0) blocks.push({ is: 'paragraph', text: readInline(words.join(' ')) });
    words = [];
    items = [];
  };
  for (const line of lines) {
    const heading = HEADING.exec(line);
    const item = ITEM.exec(line);
    if (heading) {
      end();
      const level = (heading[1]?.length ?? 2) <= 2 ? 2 : 3;
      blocks.push({ is: 'heading', level, text: readInline(heading[2] ?? '') });
    } else if (item) {
      if (words.length > 0) end();
      ordered = item[1] !== undefined;
      items.push(item[2] ?? '');
    } else if (items.length > 0) {
      items.push(`${items.pop()} ${line.trim()}`);
    } else if (line.trim() !== '') {
      words.push(line.trim());
    }
  }
  end();
  return blocks;
}

const INLINE = /\*\*([^*]+)\*\*|(?<![\w*])[*_](?!\s)([^*_]+)(?<!\s)[*_](?![\w*])|\[([^\]]+)\]\(([^)\s]+)\)/g;
/** Where a link may lead: a page of Kith's own, or another site over https. */
const SAFE = /^(?:\/(?!\/)|https:\/\/)/;

/** Reads strong and emphasised words and links out of a line. */
export function readInline(line: string): readonly Inline[] {
  const pieces: Inline[] = [];
  let at = 0;
  for (const match of line.matchAll(INLINE)) {
    const [whole, strong, emphasis, text, href] = match;
    if (match.index > at) pieces.push({ is: 'text', text: line.slice(at, match.index) });
    if (strong !== undefined) pieces.push({ is: 'strong', text: strong });
    else if (emphasis !== undefined) pieces.push({ is: 'emphasis', text: emphasis });
    else if (text !== undefined && href !== undefined && SAFE.test(href))
      pieces.push({ is: 'link', text, href });
    else pieces.push({ is: 'text', text: text ?? whole });
    at = match.index + whole.length;
  }
  if (at < line.length) pieces.push({ is: 'text', text: line.slice(at) });
  return pieces;
}

/** The words of a page alone, for searching. */
export function plainText(body: string): string {
  const words = (line: readonly Inline[]) => line.map((piece) => piece.text).join('');
  return readMarkdown(body)
    .map((block) => (block.is === 'list' ? block.items.map(words).join(' ') : words(block.text)))
    .join(' ');
}
