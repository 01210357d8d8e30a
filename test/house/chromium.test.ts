import { describe, expect, it } from 'vitest';
import { findChromium, NO_CHROMIUM } from '../../scripts/find-chromium.mjs';

describe('the browser that the tests use', () => {
  it('is the one named by KITH_CHROMIUM, before any other', () => {
    expect(findChromium({ KITH_CHROMIUM: process.execPath }, ['/bin/sh'])).toBe(process.execPath);
  });

  it('is otherwise the first that can be run', () => {
    expect(findChromium({}, ['/nowhere/chromium', process.execPath])).toBe(process.execPath);
  });

  it('fails with what to install where there is none, rather than skip', () => {
    expect(() => findChromium({}, ['/nowhere/chromium'])).toThrow(NO_CHROMIUM);
    expect(() => findChromium({ KITH_CHROMIUM: '/nowhere/chromium' }, [process.execPath])).toThrow(
      NO_CHROMIUM,
    );
    expect(NO_CHROMIUM).toContain('apt-get install chromium');
  });
});
