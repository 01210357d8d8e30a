import { describe, expect, it } from 'vitest';
import { cursorOf, deedWords, periodOf, readCursor, refusalWords, triedWords } from './look-words.ts';

describe('who has looked, in words', () => {
  it('says what was done, and what has no words of its own by its name', () => {
    expect(deedWords('CHILD_VIEWED')).toBe('Opened the chronology');
    expect(deedWords('CHANGE_APPLIED')).toBe('Change applied');
    expect(triedWords('CHANGE_APPLIED')).toBe('Tried: Change applied');
    expect(triedWords('CHILD_VIEWED')).toBe('Tried to open the chronology');
  });

  it('says why somebody was refused', () => {
    expect(refusalWords('no role held gives child.view here')).toContain('No role that they held');
    expect(refusalWords('not there, or out of sight')).toContain('out of their sight');
    expect(refusalWords('something new')).toContain('something new');
    expect(refusalWords(null)).toBe('No reason was written down.');
  });

  it('takes 28 days where no period is chosen, and no cursor that is none', () => {
    expect(periodOf('').days).toBe(28);
    expect(periodOf('all').days).toBeNull();
    expect(readCursor(cursorOf({ at: 12, id: 3 }))).toEqual({ at: 12, id: 3 });
    expect(readCursor("1-1'")).toBeUndefined();
  });
});
