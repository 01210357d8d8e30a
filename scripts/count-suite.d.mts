type Report = {
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
};
export declare function countSuite(report: Report, endedWell: boolean): { passed: number; failed: number };
