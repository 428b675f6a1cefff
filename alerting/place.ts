import type { AlertDocument } from './alert.ts';

const ACCOUNT = /^\d{12}$/;
const REGION = /^[a-z]{2}(?:-[a-z]{2,12}){1,3}-\d{1,2}$/;

const matching = (value: string | undefined, pattern: RegExp): string | undefined =>
  value !== undefined && pattern.test(value) ? value : undefined;

/** The account, if it looks like one: what stands in a subject or an attribute is never free text of a log. */
export const accountIn = ({ cloud }: Pick<AlertDocument, 'cloud'>): string | undefined =>
  matching(cloud?.account?.id, ACCOUNT);

/** The region, if it looks like one. */
export const regionIn = ({ cloud }: Pick<AlertDocument, 'cloud'>): string | undefined =>
  matching(cloud?.region, REGION);
