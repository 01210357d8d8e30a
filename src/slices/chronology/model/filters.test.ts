import { describe, expect, it } from 'vitest';
import { cursorOf, readCursor, typesOf } from './filters.ts';

describe('chronology filters', () => {
  it('show everything where nothing, or nothing known, is chosen', () => {
    expect(typesOf([])).toBeUndefined();
    expect(typesOf(['<script>'])).toBeUndefined();
  });
  it('join what several filters hold', () => {
    expect(typesOf(['worries', 'duties'])).toEqual(expect.arrayContaining(['concern.raised', 'duty.done']));
  });
  it('read back the cursor they wrote, and no other text', () => {
    expect(readCursor(cursorOf({ occurredAt: 1_790_000_000_000, seq: 12 }))).toEqual({
      occurredAt: 1_790_000_000_000,
      seq: 12,
    });
    for (const text of ['', '1', "1-1' or 1=1", '1-1-1', 'a-b']) expect(readCursor(text)).toBeUndefined();
  });
});
