interface Clock {
  /** `2026-11-24` */
  readonly day: string;
  /** `14:12:05` */
  readonly time: string;
}

function clockIn(timeZone: string, at: Date): Clock {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  const [day = '', time = ''] = format.format(at).split(' ');
  return { day, time };
}

/** `2026-11-24 14:12:05 UTC (15:12:05 Europe/Berlin)`; the local day is told where it is another one. */
export function timeText(iso: string, timeZone: string): string {
  const at = new Date(iso);
  const utc = clockIn('UTC', at);
  const text = `${utc.day} ${utc.time} UTC`;
  if (timeZone === 'UTC') return text;
  const local = clockIn(timeZone, at);
  return `${text} (${local.day === utc.day ? '' : `${local.day} `}${local.time} ${timeZone})`;
}

/** `14:13:02 UTC`, with the day where it is another than `day`'s. */
export function shortTimeText(iso: string, day: string): string {
  const { day: itsDay, time } = clockIn('UTC', new Date(iso));
  return iso.slice(0, 10) === day.slice(0, 10) ? `${time} UTC` : `${itsDay} ${time} UTC`;
}
