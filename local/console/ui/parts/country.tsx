const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' });

/** English name of an ISO 3166 code of two letters; a text that is none is its own name. */
export function countryName(code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}

export const CountryCode = ({ code }: { readonly code: string }) => (
  <abbr class="cc" title={countryName(code)}>
    {code}
  </abbr>
);
