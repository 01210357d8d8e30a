declare module 'luxon-business-days' {
  import type { DateTime as Plain } from 'luxon';

  type BusinessDateTime = Plain & {
    plusBusiness(options?: { days?: number }): BusinessDateTime;
    setupBusiness(options: {
      businessDays?: readonly number[];
      holidayMatchers?: readonly ((day: Plain) => boolean)[];
    }): void;
  };
  export const DateTime: {
    readonly prototype: BusinessDateTime;
    fromMillis(ms: number, options?: { zone?: string }): BusinessDateTime;
  };
}
