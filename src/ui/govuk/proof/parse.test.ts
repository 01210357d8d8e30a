import { expect, test } from 'vitest';
import { normalise } from './parse.ts';

const base = '<p class="a b" id="x">One <b>two</b></p>';

test.each([
  ['order of attributes', '<p id="x" class="a b">One <b>two</b></p>'],
  ['space between tags and in classes', '<p class=" a  b "\n id="x">\n  One\n <b> two </b>\n</p>'],
  ['a comment', '<p class="a b" id="x">One <!-- aside --><b>two</b></p>'],
])('%s makes no difference', (_, html) => {
  expect(normalise(html)).toBe(normalise(base));
});

test.each([
  ['a word', '<p class="a b" id="x">One <b>too</b></p>'],
  ['a class', '<p class="a" id="x">One <b>two</b></p>'],
  ['the order of classes', '<p class="b a" id="x">One <b>two</b></p>'],
  ['an attribute', '<p class="a b" id="x" hidden>One <b>two</b></p>'],
  ['a tag', '<p class="a b" id="x">One <i>two</i></p>'],
  ['the nesting', '<p class="a b" id="x">One <b></b>two</p>'],
  ['escaped markup', '<p class="a b" id="x">One &lt;b&gt;two&lt;/b&gt;</p>'],
])('%s makes a difference', (_, html) => {
  expect(normalise(html)).not.toBe(normalise(base));
});

test('a boolean attribute is the same written short or long, and space in a textarea counts', () => {
  expect(normalise('<input disabled>')).toBe(normalise('<input disabled="">'));
  expect(normalise('<textarea>a  b</textarea>')).not.toBe(normalise('<textarea>a b</textarea>'));
});
