import { computed } from '@preact/signals';
import { chartTheme } from '../../../../dashboards/compile/theme.ts';
import { theme } from '../state/settings.ts';

/** The tokens as a chart takes them, read again when the theme changes. */
export const colors = computed(() => {
  // The attribute first: the styles answer for whatever theme it names.
  document.documentElement.dataset['theme'] = theme.value;
  const styles = getComputedStyle(document.documentElement);
  return chartTheme((name) => styles.getPropertyValue(name).trim());
});
