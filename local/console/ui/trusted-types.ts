interface TrustedTypes {
  createPolicy(name: string, rules: { createHTML(html: string): string }): unknown;
}

/**
 * The page forbids HTML made from text. ECharts empties its element by `innerHTML = ''`; nothing else is let through.
 */
export function forbidHtml(): void {
  if (!('trustedTypes' in globalThis)) return;
  const { trustedTypes } = globalThis as unknown as { trustedTypes: TrustedTypes };
  trustedTypes.createPolicy('default', {
    createHTML: (html) => {
      if (html === '') return '';
      throw new TypeError('the console makes no HTML from text');
    },
  });
}
