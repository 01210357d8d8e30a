export function pageWith(script: string): string;
export function builtPage(): string;
