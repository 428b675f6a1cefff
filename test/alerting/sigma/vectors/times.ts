import type { Vector } from '../vector.ts';

export const times: readonly Vector[] = [
  {
    says: 'hour, in UTC',
    detection: 'selection: {t|hour: 23}\ncondition: selection',
    matches: [
      { t: '2026-03-01T23:05:00Z' },
      { t: '2026-03-01 23:59:59.999' },
      { t: '2026-03-02T01:30:00+02:00' },
      { t: '2026-03-01T18:30:00-0500' },
    ],
    misses: [
      { t: '2026-03-01T22:59:59Z' },
      { t: '23' },
      { t: 'x' },
      { t: null },
      {},
      { t: true },
      { t: '2026-02-30T23:00:00Z' },
    ],
  },
  {
    says: 'minute, day, month and year',
    detection: 'selection: {t|minute: 7, t|day: 9, t|month: 2, t|year: 2026}\ncondition: selection',
    matches: [{ t: '2026-02-09T10:07:59Z' }],
    misses: [
      { t: '2026-02-09T10:08:00Z' },
      { t: '2026-02-10T10:07:00Z' },
      { t: '2026-03-09T10:07:00Z' },
      { t: '2025-02-09T10:07:00Z' },
    ],
  },
  {
    says: 'weeks are those of ISO 8601',
    detection: 'selection: {t|week: 1}\ncondition: selection',
    matches: [{ t: '2025-12-29' }, { t: '2026-01-01T00:00:00Z' }, { t: '2026-01-04T23:59:59Z' }],
    misses: [{ t: '2025-12-28' }, { t: '2026-01-05' }, { t: '2027-01-01' }],
  },
  {
    says: 'a year may have 53 weeks',
    detection: 'selection: {t|week: 53}\ncondition: selection',
    matches: [{ t: '2027-01-01' }, { t: '2026-12-31' }],
    misses: [{ t: '2025-12-31' }],
  },
  {
    says: 'times may be compared',
    detection: 'selection: {t|hour|gte: 8, t|hour|lt: 18}\ncondition: selection',
    matches: [{ t: '2026-03-01T08:00:00Z' }, { t: '2026-03-01T17:59:00Z' }],
    misses: [{ t: '2026-03-01T07:59:00Z' }, { t: '2026-03-01T18:00:00Z' }],
  },
  {
    says: 'any of a list, none of a list',
    detection: 'night: {t|hour: [0, 1, 2]}\nlater: {t|month|neq: [1, 2]}\ncondition: night and later',
    matches: [{ t: '2026-03-01T01:00:00Z' }],
    misses: [{ t: '2026-02-01T01:00:00Z' }, { t: '2026-03-01T03:00:00Z' }],
  },
  {
    says: 'numbers are seconds or milliseconds since 1970',
    detection: 'selection: {t|year: 2026, t|hour: 0}\ncondition: selection',
    matches: [{ t: 1767225600 }, { t: 1767225600000 }],
    misses: [{ t: 1767222000 }, { t: 5 }],
  },
  {
    says: 'a day without a time is midnight, slashes are accepted',
    detection: 'selection: {t|hour: 0, t|minute: 0, t|day: 5}\ncondition: selection',
    matches: [{ t: '2026-01-05' }, { t: '2026/01/05' }],
    misses: [{ t: '2026-01-06' }],
  },
];
