export declare const TARGETS: Readonly<Record<'kith' | 'server', { entry: string; withAssets: boolean }>>;
export declare function freshBuild(
  name: 'kith' | 'server',
  options?: { readonly root?: string; readonly log?: (line: string) => void },
): Promise<string>;
