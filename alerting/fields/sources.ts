import { type SourceId, sourceIds } from '../../transforms/sources/catalogue.ts';
import { containsLogSource, type LogSource } from '../sigma/index.ts';
import { LOGSOURCES } from './logsources.ts';

/** The sources whose logs a log source of Sigma means. */
export const sourcesOf = (wanted: LogSource): readonly SourceId[] =>
  sourceIds.filter((id) => LOGSOURCES[id]?.some((given) => containsLogSource(wanted, given)));
