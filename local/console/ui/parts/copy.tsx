import { Icon } from './icon.tsx';
import { toast } from './toast.tsx';

export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toast('Copied');
  } catch {
    toast('The browser did not allow copying');
  }
}

export const Copy = ({ text, label }: { readonly text: string; readonly label: string }) => (
  <button
    type="button"
    class="btn ghost icon-only sm"
    title={label}
    aria-label={label}
    onClick={() => void copyText(text)}
  >
    <Icon name="copy" size={13} />
  </button>
);
