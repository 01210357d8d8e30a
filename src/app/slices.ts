import type { Action } from '#access/can.ts';
import * as accessReview from '#slices/access-review/register.ts';
import * as account from '#slices/account/register.ts';
import * as adoption from '#slices/adoption/register.ts';
import * as auditView from '#slices/audit-view/register.ts';
import * as children from '#slices/children/register.ts';
import * as chronology from '#slices/chronology/register.ts';
import * as devices from '#slices/devices/register.ts';
import * as duties from '#slices/duties/register.ts';
import type { Sources } from '#slices/library/index.ts';
import { pagesWith } from '#slices/library/register.ts';
import * as organisations from '#slices/organisations/register.ts';
import * as oversight from '#slices/oversight/register.ts';
import { publicPagesWith } from '#slices/set-up/register.ts';
import * as staffing from '#slices/staffing/register.ts';
import * as timedAccess from '#slices/timed-access/register.ts';
import * as tryOut from '#slices/try-out/register.ts';
import { demonstrationHash, tellDemonstration } from './demonstration/load-demonstration.ts';
import { DEMONSTRATION_PASSWORD } from './demonstration/people.data.ts';
import { librarySources } from './library-sources.ts';
import { projectorsOf, type Slice } from './mount.ts';

/** The library made of these sources, which are read when somebody first opens it. */
export const libraryWith = (sources: () => Sources): Slice => ({ pages: pagesWith(sources) });

const library = libraryWith(() => ({ ...librarySources(), actionAt }));

const lived: readonly Slice[] = [
  account,
  children,
  staffing,
  organisations,
  library,
  chronology,
  devices,
  timedAccess,
  duties,
  oversight,
  adoption,
  tryOut,
  auditView,
  accessReview,
];

/** The first run; its demonstration is told through the same projections as everything after it. */
const setUp: Slice = {
  pages: [],
  publicPages: publicPagesWith({
    password: DEMONSTRATION_PASSWORD,
    prepare: demonstrationHash,
    tell: (tx, passwordHash, { shelf, newId, vault, now }) =>
      tellDemonstration(tx, { shelf, newId, vault, projectors: projectorsOf(lived) }, passwordHash, now),
  }),
};

/** Every slice that has something to mount. A new one is added here. */
export const slices: readonly Slice[] = [...lived, setUp];

/** What somebody must be allowed in order to open the page at an address. */
function actionAt(address: string): Action | undefined {
  return slices.flatMap((slice) => slice.pages ?? []).find(({ path }) => path === address)?.action;
}
