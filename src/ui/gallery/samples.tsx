import type { VNode } from 'preact';
import type { Assets } from '#ui/layout/chrome.ts';
import { AnswerSample } from './answer.tsx';
import { AuthSample } from './auth.tsx';
import { FormSample } from './form.tsx';
import { HomeSample } from './home.tsx';
import { RecordSample } from './record.tsx';

/** Sample pages that together show every part of the kit, by name. All people in them are invented. */
export const SAMPLES: Readonly<Record<string, (props: { assets: Assets }) => VNode>> = {
  answer: AnswerSample,
  home: HomeSample,
  form: FormSample,
  record: RecordSample,
  auth: AuthSample,
};
