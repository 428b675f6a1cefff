import Bowser from 'bowser';
import { remember } from '../core/remember.ts';
import type { EcsEvent, UserAgentFields } from '../ecs/event.ts';

const CACHED_AGENTS = 5_000;
const LONGEST_AGENT = 2_048;

const present = (text: string | undefined): string | undefined => (text ? text : undefined);

/** AWS's tools name themselves as `name/version`, which a browser detector guesses at; S3 logs it in brackets. */
const TOOL = /^\[?(?!Mozilla\/)([A-Za-z][\w.-]{0,40})\/(\d[\w.+-]{0,20})/;

function readAgent(original: string): UserAgentFields {
  const parsed = Bowser.parse(original.slice(0, LONGEST_AGENT));
  const tool = TOOL.exec(original);
  const os = parsed.os.name ? { name: parsed.os.name, version: present(parsed.os.version) } : undefined;
  const device = [parsed.platform.vendor, parsed.platform.model].filter(Boolean).join(' ');
  return {
    original,
    name: tool?.[1] ?? present(parsed.browser.name),
    version: tool ? tool[2] : present(parsed.browser.version),
    os,
    device: device === '' ? undefined : { name: device },
  };
}

/** Adds name, version, operating system and device to a user agent. */
export function createUserAgents(): (event: EcsEvent) => void {
  const fieldsOf = remember(CACHED_AGENTS, readAgent);
  return (event) => {
    const original = event.user_agent?.original;
    if (original !== undefined) event.user_agent = fieldsOf(original);
  };
}
