export type { Authority, Home } from './store/homes.ts';
export { adoptedPacks, authorityById, homeById, homesOf, settingsOfHome } from './store/homes.ts';
