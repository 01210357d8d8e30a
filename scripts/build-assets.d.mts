export declare const CSS_BUDGET: number;
export declare function compileStyles(): Promise<string>;
export declare function buildAssets(outDir: string): Promise<{ css: string; js: string; favicon: string }>;
