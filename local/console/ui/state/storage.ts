/** What the browser keeps for us; a browser that keeps nothing is as good. */
export function stored(key: string): string | undefined {
  try {
    return localStorage.getItem(`firewatch-${key}`) ?? undefined;
  } catch {
    return undefined;
  }
}

export function store(key: string, value: string): void {
  try {
    localStorage.setItem(`firewatch-${key}`, value);
  } catch {
    // Private windows keep nothing; the setting then lasts as long as the page.
  }
}

/** A kept list of texts, newest first. */
export function storedList(key: string): readonly string[] {
  try {
    const list: unknown = JSON.parse(stored(key) ?? '[]');
    return Array.isArray(list) ? list.filter((item) => typeof item === 'string') : [];
  } catch {
    return [];
  }
}
