import type { Pack } from '#engine/pack.ts';
import type { Instant } from '#kernel/instant.ts';
import { londonDate } from '#kernel/london.ts';
import { parsePlainDate, partsOf } from '#kernel/plain-date.ts';
import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import type { FieldError, FormBody } from '#web/page.ts';
import { valueOf, valuesOf } from '#web/page.ts';
import type { Policies } from '../../../model/answers.ts';
import { packsNamed, problemOfDay, valueOf as valueOfPack } from '../../../model/policies-on-offer.ts';

/** Reads which policies are adopted, and from which day. */
export function readPolicies(
  body: FormBody,
  packs: readonly Pack[],
  now: Instant,
): Result<Policies, readonly FieldError[]> {
  const errors: FieldError[] = [];
  const chosen = packsNamed(packs, valuesOf(body, 'policy'));
  if (chosen.length === 0)
    errors.push({ field: 'policy', text: 'Choose at least one policy that your home follows' });
  if (new Set(chosen.map((pack) => pack.id)).size < chosen.length)
    errors.push({ field: 'policy', text: 'Choose one version of each policy' });
  const [day, month, year] = ['day', 'month', 'year'].map((part) => valueOf(body, `from-${part}`).trim());
  const from = parsePlainDate(
    `${year?.padStart(4, '0')}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`,
  );
  const problem = from
    ? problemOfDay(chosen, from, londonDate(now))
    : 'Enter the day as day, month and year, like 27 3 2026';
  if (problem) errors.push({ field: 'from-day', text: problem });
  if (errors.length > 0 || !from) return refuse(errors);
  return ok({ packs: chosen.map(({ id, version }) => ({ id, version })), from });
}

/** The answer as its form would have sent it; today for a first visit. */
export function policiesAsSent(policies: Policies | undefined, now: Instant): FormBody {
  const { year, month, day } = partsOf(policies?.from ?? londonDate(now));
  return {
    policy: (policies?.packs ?? []).map(valueOfPack),
    'from-day': String(day),
    'from-month': String(month),
    'from-year': String(year),
  };
}
