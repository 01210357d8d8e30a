import { isSetUpSecret } from '#slices/account/index.ts';
import { openSettings } from '#web/open-settings.ts';
import type { FieldError, FormBody } from '#web/page.ts';
import { valueOf } from '#web/page.ts';
import type { PublicAnswer, PublicContext, PublicPage } from '#web/public-page.ts';
import type { Answers, Question } from '../../model/answers.ts';
import { answersBinding, isComplete, openQuestion, QUESTIONS } from '../../model/answers.ts';
import { packsNamed, policiesOnOffer, valueOf as valueOfPack } from '../../model/policies-on-offer.ts';
import { setUp, take } from './handle.ts';
import { managerAsSent } from './manager/form.ts';
import { placesAsSent } from './places/form.ts';
import { policiesAsSent } from './policies/form.ts';
import { settingsAsSent } from './settings/form.ts';
import { organisationView } from './view.tsx';

/**
 * Sets up an organisation in four questions and a check. The answers travel sealed in the form, bound to the one-time
 * link, so that nothing is kept before everything is.
 */
export const organisationPage: PublicPage = {
  path: '/set-up/organisation',
  access: 'public',
  audit: ['INSTALLATION_SET_UP'],
  token: 'form',
  get: async (ctx) => {
    const key = valueOf(ctx.query, 'key');
    const inForce = await ctx.transact((tx) => isSetUpSecret(tx, key));
    return inForce ? ask(ctx, key, {}, 'places') : { absent: true };
  },
  post: goOn,
};

async function goOn(ctx: PublicContext): Promise<PublicAnswer> {
  const key = valueOf(ctx.query, 'key');
  const answers = answersIn(ctx, key);
  if (!(await ctx.transact((tx) => isSetUpSecret(tx, key)))) {
    // Answers that this very link sealed: its set-up was finished by an earlier press of the same button.
    return answers ? { go: '/sign-in' } : { absent: true };
  }
  const given = answers ?? {};
  const wanted = QUESTIONS.find((question) => question === valueOf(ctx.body, 'go'));
  if (wanted) return ask(ctx, key, given, wanted);
  const asking = QUESTIONS.find((question) => question === valueOf(ctx.body, 'asking'));
  if (!asking && isComplete(given)) {
    // Too late: another press of the button was first, and has set up the same.
    await setUp(ctx, key, given);
    return { go: '/sign-in' };
  }
  const taken = await take(ctx, given, asking ?? openQuestion(given) ?? 'places');
  if ('errors' in taken)
    return ask(ctx, key, given, taken.asking, { values: ctx.body, errors: taken.errors });
  return ask(ctx, key, taken.answers, openQuestion(taken.answers) ?? 'check');
}

function answersIn(ctx: PublicContext, key: string): Answers | undefined {
  const opened = ctx.vault.open(valueOf(ctx.body, 'answers'), answersBinding(key));
  return opened === undefined ? undefined : (JSON.parse(opened) as Answers);
}

function ask(
  ctx: PublicContext,
  key: string,
  answers: Answers,
  asking: Question | 'check',
  mend?: { readonly values: FormBody; readonly errors: readonly FieldError[] },
): PublicAnswer {
  const { packs } = ctx.shelf;
  const adopted = packsNamed(packs, (answers.policies?.packs ?? []).map(valueOfPack));
  const groups = openSettings(adopted);
  const page = organisationView({
    hidden: ctx.hidden,
    key,
    asking,
    answers,
    sealed: ctx.vault.seal(JSON.stringify(answers), answersBinding(key)),
    values: mend?.values ?? asSent(ctx, answers, asking, groups),
    errors: mend?.errors ?? [],
    policies: policiesOnOffer(packs),
    groups,
  });
  return mend ? { page, status: 422 } : { page };
}

function asSent(
  ctx: PublicContext,
  answers: Answers,
  asking: Question | 'check',
  groups: ReturnType<typeof openSettings>,
): FormBody {
  switch (asking) {
    case 'places':
      return placesAsSent(answers.places);
    case 'policies':
      return policiesAsSent(answers.policies, ctx.now);
    case 'settings':
      return settingsAsSent(answers.settings, groups);
    case 'manager':
      return managerAsSent(answers.manager);
    case 'check':
      return {};
  }
}
