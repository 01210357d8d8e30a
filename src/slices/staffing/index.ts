export type { FedPerson } from './store/feed.ts';
export {
  dropFed,
  endEveryRole,
  fedPeople,
  isFeedKey,
  keepFed,
  rename,
  userNameTaken,
} from './store/feed.ts';
