import { describe, expect, it } from 'vitest';
import { typesOf } from './filters.ts';

describe('chronology filters', () => {
  it('show everything where nothing, or nothing known, is chosen', () => {
    expect(typesOf([])).toBeUndefined();
    expect(typesOf(['<script>'])).toBeUndefined();
  });
  it('join what several filters hold', () => {
    expect(typesOf(['worries', 'duties'])).toEqual(expect.arrayContaining(['concern.raised', 'duty.done']));
  });
});
