import type { PipelineResponse } from '../../../api.ts';
import { Blank } from '../../parts/panel.tsx';
import { useAnswer } from '../../state/answer.ts';
import { Counters } from './counters.tsx';
import { FlowPanel } from './flow-panel.tsx';
import { Ledger } from './ledger.tsx';
import { Quarantine } from './quarantine.tsx';
import { Waiting } from './waiting.tsx';

/** Is anything lost, late, doubled or silent, and why was a line refused? */
export function Pipeline() {
  const answer = useAnswer<PipelineResponse>({ path: '/pipeline' });
  const { value, failed } = answer;
  if (!value) return failed ? <Blank title="The pipeline can’t be shown">{failed.message}</Blank> : null;
  return (
    <div class="grid">
      <FlowPanel pipeline={value} answer={answer} />
      <Ledger rows={value.ledger} answer={answer} />
      <div class="c4 stack">
        <Waiting pipeline={value} />
      </div>
      <Quarantine groups={value.quarantine} answer={answer} />
      <div class="c4 stack">
        <Counters streams={value.streams} answer={answer} />
      </div>
    </div>
  );
}
