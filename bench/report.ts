/** One figure against its goal: `most` where less is better, `least` where more is. */
export function say(
  name: string,
  value: number,
  unit: string,
  goal: { readonly most: number } | { readonly least: number },
): void {
  const isReached = 'most' in goal ? value <= goal.most : value >= goal.least;
  const bound = 'most' in goal ? `at most ${goal.most}` : `at least ${goal.least}`;
  process.stdout.write(
    `${name.padEnd(46)} ${value.toFixed(0).padStart(6)} ${unit} (${bound}) ${isReached ? 'ok' : 'MISSED'}\n`,
  );
}
