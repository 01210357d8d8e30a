import { describe, expect, test } from 'vitest';
import { plainText, readInline, readMarkdown } from './markdown.ts';

describe('a page’s Markdown', () => {
  test('paragraphs, headings and lists', () => {
    const body =
      '# Title\nFirst line\nof one paragraph.\n\n- one\n- two\n  goes on\n\n1. first\n2) second\n\n### Small';
    expect(readMarkdown(body).map((block) => block.is)).toEqual([
      'heading',
      'paragraph',
      'list',
      'list',
      'heading',
    ]);
    expect(plainText(body)).toBe('Title First line of one paragraph. one two goes on first second Small');
  });

  test('strong and emphasised words, and links', () => {
    expect(
      readInline('Do **not** look, *ever*; see [CEOP](https://www.ceop.police.uk/) and [here](/library).'),
    ).toEqual([
      { is: 'text', text: 'Do ' },
      { is: 'strong', text: 'not' },
      { is: 'text', text: ' look, ' },
      { is: 'emphasis', text: 'ever' },
      { is: 'text', text: '; see ' },
      { is: 'link', text: 'CEOP', href: 'https://www.ceop.police.uk/' },
      { is: 'text', text: ' and ' },
      { is: 'link', text: 'here', href: '/library' },
      { is: 'text', text: '.' },
    ]);
  });

  test.each([
    '[x](javascript:alert(1))',
    '[x](//kith-probe.example)',
    '[x](http://kith-probe.example)',
    '[x](data:text/html,x)',
    '<kith-probe>',
  ])('%s makes no link and no markup', (text) => {
    expect(readInline(text).map((piece) => piece.is)).not.toContain('link');
    expect(readInline(text).every((piece) => piece.is === 'text')).toBe(true);
  });

  test('figures and file names keep their stars and underscores', () => {
    expect(plainText('2 * 3 * 4 and snake_case_name')).toBe('2 * 3 * 4 and snake_case_name');
  });
});
