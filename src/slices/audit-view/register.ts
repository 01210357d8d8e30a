import { auditPage } from './pages/child/route.ts';

export const pages = [auditPage];
