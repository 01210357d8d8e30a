export { waitingFor } from './jobs/waiting-for.ts';
