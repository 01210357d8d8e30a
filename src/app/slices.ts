import * as account from '#slices/account/register.ts';
import type { Slice } from './mount.ts';

/** Every slice that has something to mount. A new one is added here. */
export const slices: readonly Slice[] = [account];
