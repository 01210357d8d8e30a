import * as account from '#slices/account/register.ts';
import * as chronology from '#slices/chronology/register.ts';
import * as devices from '#slices/devices/register.ts';
import * as duties from '#slices/duties/register.ts';
import * as oversight from '#slices/oversight/register.ts';
import type { Slice } from './mount.ts';

/** Every slice that has something to mount. A new one is added here. */
export const slices: readonly Slice[] = [account, chronology, devices, duties, oversight];
