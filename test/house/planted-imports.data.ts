/** A file to plant: what it imports, and the one rule that must speak up (none: it must stay quiet). */
export type Plant = { file: string; source: string; breaks?: string };

/** A small house with the same rooms as the real one: lawful files first, then one trespasser for every rule. */
export const plants: Plant[] = [
  // Doors and rooms that the plants below walk into. Each of them is lawful.
  { file: 'src/kernel/result.ts', source: `export type Result = 1; export const ok = 1;` },
  {
    file: 'src/engine/decide.ts',
    source: `import { ok } from '#kernel/result.ts'; import 'zod'; import 'yaml';`,
  },
  { file: 'src/access/can.ts', source: `import { ok } from '#kernel/result.ts';` },
  {
    file: 'src/audit/record.ts',
    source: `import 'node:crypto'; import '#platform/db/pool.ts'; import 'kysely';`,
  },
  { file: 'src/platform/db/pool.ts', source: `import 'pg'; import 'node:fs';` },
  { file: 'src/platform/http/page.ts', source: `import '#kernel/result.ts'; import 'fastify';` },
  {
    file: 'src/web/page.ts',
    source: `import '#access/can.ts'; import type { Pool } from '#platform/db/pool.ts'; import 'preact';`,
  },
  { file: 'src/ui/govuk/button.tsx', source: `import 'preact'; export const Button = () => <b>ok</b>;` },
  { file: 'src/config/env.ts', source: `import 'zod'; import 'node:process';` },
  { file: 'src/main.ts', source: `import '#app/build-app.ts'; import '#config/env.ts';` },
  {
    file: 'src/app/build-app.ts',
    source: `import '#slices/devices/register.ts'; import '#slices/devices/index.ts';`,
  },
  {
    file: 'src/slices/children/index.ts',
    source: `import './store/read.ts'; import type { C } from './model/child.ts';`,
  },
  {
    file: 'src/slices/children/model/child.ts',
    source: `export type C = 1; import type { O } from '#slices/organisations/index.ts';`,
  },
  {
    file: 'src/slices/children/store/read.ts',
    source: `import '../model/child.ts'; import '#platform/db/pool.ts'; import '#audit/record.ts';`,
  },
  { file: 'src/slices/organisations/index.ts', source: `export type O = 1;` },
  { file: 'src/slices/duties/index.ts', source: `export type D = 1;` },
  { file: 'src/slices/network/index.ts', source: `export type N = 1;` },
  { file: 'src/slices/devices/index.ts', source: `export type { Held } from './model/device.ts';` },
  {
    file: 'src/slices/devices/register.ts',
    source: `import './pages/hold/route.ts'; import './jobs/remind.ts';`,
  },
  {
    file: 'src/slices/devices/model/device.ts',
    source: `export type Held = 1; import '#engine/decide.ts'; import '#access/can.ts'; import type { C } from '#slices/children/index.ts';`,
  },
  { file: 'src/slices/devices/model/device.test.ts', source: `import 'vitest'; import 'node:fs';` },
  {
    file: 'src/slices/devices/store/devices.ts',
    source: `import '../model/device.ts'; import 'kysely'; import type { D } from '#engine/decide.ts';`,
  },
  {
    file: 'src/slices/devices/parts/card.tsx',
    source: `import '../model/device.ts'; import '#ui/govuk/button.tsx'; export const Card = () => <i>held</i>;`,
  },
  { file: 'src/slices/devices/pages/hold/load.ts', source: 'export const load = 1;' },
  { file: 'src/slices/devices/pages/hold/form.ts', source: `import 'zod'; import '../../model/device.ts';` },
  {
    file: 'src/slices/devices/pages/hold/view.tsx',
    source: `import type { F } from './form.ts'; import '../../parts/card.tsx';`,
  },
  {
    file: 'src/slices/devices/pages/hold/route.ts',
    source: `import './form.ts'; import './view.tsx'; import '../../store/devices.ts'; import '#platform/http/page.ts'; import '#slices/children/index.ts';`,
  },
  { file: 'src/slices/devices/jobs/remind.ts', source: `import '../store/devices.ts';` },
  { file: 'test/harness.ts', source: `import '#app/build-app.ts'; import 'vitest';` },

  // One violation for every rule.
  { file: 'src/kernel/bad.ts', source: `import '#engine/decide.ts';`, breaks: 'kernel-imports-only-its-own' },
  { file: 'src/kernel/bad-npm.ts', source: `import 'zod';`, breaks: 'kernel-imports-only-its-own' },
  { file: 'src/kernel/bad-core.ts', source: `import 'node:fs';`, breaks: 'kernel-imports-only-its-own' },
  {
    file: 'src/engine/bad.ts',
    source: `import type { can } from '#access/can.ts';`,
    breaks: 'engine-imports-only-its-own',
  },
  { file: 'src/engine/bad-core.ts', source: `import 'node:fs';`, breaks: 'engine-imports-only-its-own' },
  { file: 'src/engine/bad-npm.ts', source: `import 'pg';`, breaks: 'engine-imports-only-its-own' },
  { file: 'src/access/bad.ts', source: `import '#engine/decide.ts';`, breaks: 'access-imports-only-its-own' },
  {
    file: 'src/config/bad.ts',
    source: `import '#platform/db/pool.ts';`,
    breaks: 'config-imports-only-its-own',
  },
  {
    file: 'src/audit/bad.ts',
    source: `import '#platform/http/page.ts';`,
    breaks: 'audit-imports-only-its-own',
  },
  {
    file: 'src/platform/bad.ts',
    source: `import '#access/can.ts';`,
    breaks: 'platform-imports-only-its-own',
  },
  {
    file: 'src/platform/bad-slice.ts',
    source: `import type { Held } from '#slices/devices/index.ts';`,
    breaks: 'platform-imports-only-its-own',
  },
  {
    file: 'src/ui/bad.tsx',
    source: `import type { Held } from '#slices/devices/index.ts';`,
    breaks: 'ui-imports-only-its-own',
  },
  {
    file: 'src/slices/devices/model/bad.ts',
    source: `import '../store/devices.ts';`,
    breaks: 'model-imports-only-its-own',
  },
  {
    file: 'src/slices/devices/model/bad-core.ts',
    source: `import 'node:fs';`,
    breaks: 'model-imports-only-its-own',
  },
  {
    file: 'src/slices/devices/model/bad-value.ts',
    source: `import { x } from '#slices/children/index.ts';`,
    breaks: 'model-imports-these-as-types-only',
  },
  {
    file: 'src/slices/devices/store/bad-value.ts',
    source: `import { decide } from '#engine/decide.ts';`,
    breaks: 'store-imports-these-as-types-only',
  },
  {
    file: 'src/web/bad.ts',
    source: `import type { Held } from '#slices/devices/index.ts';`,
    breaks: 'web-imports-only-its-own',
  },
  {
    file: 'src/web/bad-value.ts',
    source: `import '#platform/db/pool.ts';`,
    breaks: 'web-imports-these-as-types-only',
  },
  {
    file: 'src/slices/devices/store/bad.ts',
    source: `import '../parts/card.tsx';`,
    breaks: 'store-imports-only-its-own',
  },
  {
    file: 'src/slices/devices/store/bad-door.ts',
    source: `import '#slices/children/index.ts';`,
    breaks: 'store-imports-only-its-own',
  },
  {
    file: 'src/slices/devices/parts/bad.tsx',
    source: `import '../store/devices.ts';`,
    breaks: 'parts-imports-only-its-own',
  },
  {
    file: 'src/slices/devices/parts/bad-value.tsx',
    source: `import { decide } from '#engine/decide.ts';`,
    breaks: 'parts-imports-these-as-types-only',
  },
  {
    file: 'src/slices/devices/pages/bad/load.ts',
    source: `import '#app/build-app.ts';`,
    breaks: 'route-imports-only-its-own',
  },
  {
    file: 'src/slices/devices/pages/bad/view.tsx',
    source: `import '#access/can.ts';`,
    breaks: 'view-imports-only-its-own',
  },
  {
    file: 'src/slices/devices/pages/bad-value/view.tsx',
    source: `import { f } from '../hold/form.ts';`,
    breaks: 'view-imports-these-as-types-only',
  },
  {
    file: 'src/slices/devices/pages/bad/form.ts',
    source: `import '../../store/devices.ts';`,
    breaks: 'form-imports-only-its-own',
  },
  {
    file: 'src/slices/devices/pages/bad-value/form.ts',
    source: `import { load } from '../hold/load.ts';`,
    breaks: 'form-imports-these-as-types-only',
  },
  {
    file: 'src/slices/devices/pages/bad/route.ts',
    source: `import '#platform/db/pool.ts';`,
    breaks: 'route-imports-only-its-own',
  },
  {
    file: 'src/slices/devices/jobs/bad.ts',
    source: `import '#platform/db/pool.ts';`,
    breaks: 'jobs-imports-only-its-own',
  },
  {
    file: 'src/slices/contacts/index.ts',
    source: `import '#ui/govuk/button.tsx';`,
    breaks: 'index-imports-only-its-own',
  },
  {
    file: 'src/slices/contacts/register.ts',
    source: `import '#platform/db/pool.ts';`,
    breaks: 'register-imports-only-its-own',
  },
  {
    file: 'src/slices/people/index.ts',
    source: `import type { O } from '#slices/organisations/index.ts';`,
    breaks: 'tier-1-knows-only-lower-tiers',
  },
  {
    file: 'src/slices/plans/index.ts',
    source: `import type { Held } from '#slices/devices/index.ts';`,
    breaks: 'tier-2-knows-only-lower-tiers',
  },
  {
    file: 'src/slices/photos/index.ts',
    source: `import type { N } from '#slices/network/index.ts';`,
    breaks: 'tier-3-knows-only-lower-tiers',
  },
  {
    file: 'src/slices/concerns/index.ts',
    source: `import type { D } from '#slices/duties/index.ts';`,
    breaks: 'tier-4-knows-only-lower-tiers',
  },
  {
    file: 'src/slices/duties/model/bad.ts',
    source: `import type { Y } from '#slices/young/index.ts';`,
    breaks: 'tier-5-knows-only-lower-tiers',
  },
  { file: 'src/slices/young/index.ts', source: `export type Y = 1;` },
  {
    file: 'src/slices/oversight/index.ts',
    source: `import type { Y } from '#slices/young/index.ts';`,
    breaks: 'tier-6-knows-only-lower-tiers',
  },
  {
    file: 'src/slices/surprises/index.ts',
    source: `import '#kernel/result.ts';`,
    breaks: 'every-slice-has-a-tier',
  },
  {
    file: 'src/slices/devices/utils/bad.ts',
    source: `import '#kernel/result.ts';`,
    breaks: 'slices-hold-known-rooms',
  },
  {
    file: 'src/slices/devices/model/inside.test.ts',
    source: `import '#slices/children/model/child.ts';`,
    breaks: 'a-slice-is-entered-by-its-door',
  },
  {
    file: 'src/app/bad-inside.ts',
    source: `import type { Held } from '#slices/devices/model/device.ts';`,
    breaks: 'a-slice-is-entered-by-its-door-from-outside',
  },
  {
    file: 'src/cli/bad-register.ts',
    source: `import '#slices/devices/register.ts';`,
    breaks: 'only-app-mounts',
  },
  {
    file: 'src/kernel/cycle-a.ts',
    source: `import type { B } from './cycle-b.ts'; export type A = B;`,
    breaks: 'no-cycles',
  },
  { file: 'src/kernel/cycle-b.ts', source: `import type { A } from './cycle-a.ts'; export type B = A;` },
  {
    file: 'src/app/bad-test.ts',
    source: `import '../../test/harness.ts';`,
    breaks: 'no-test-code-in-the-product',
  },
  { file: 'src/app/bad-dev.ts', source: `import 'vitest';`, breaks: 'no-development-package-in-the-product' },
  { file: 'src/app/bad-ghost.ts', source: `import 'undeclared';`, breaks: 'no-undeclared-package' },
  { file: 'src/app/bad-nowhere.ts', source: `import '#kernel/nowhere.ts';`, breaks: 'everything-resolves' },
];
