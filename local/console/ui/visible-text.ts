import { type ComponentChildren, options } from 'preact';
import { visible, visibleLines } from '../../../dashboards/compile/visible.ts';

const ATTRIBUTES = ['title', 'aria-label', 'placeholder', 'alt'] as const;
const MULTILINE: ReadonlySet<string> = new Set(['pre', 'textarea', 'code']);

type Props = Record<string, unknown>;

function clean(children: ComponentChildren, show: (text: string) => string): ComponentChildren {
  if (typeof children === 'string') return show(children);
  return Array.isArray(children) ? children.map((child) => clean(child, show)) : children;
}

/**
 * Every text that reaches an element is made visible here, so that no page can forget it: a control, bidirectional or
 * zero-width character of a log is spelled out, in text and in the attributes that are read.
 */
export function showHiddenCharacters(): void {
  const before = options.vnode;
  options.vnode = (vnode) => {
    if (typeof vnode.type === 'string') {
      const props = vnode.props as Props;
      if (props['children'] !== undefined)
        props['children'] = clean(
          props['children'] as ComponentChildren,
          MULTILINE.has(vnode.type) ? visibleLines : visible,
        );
      for (const name of ATTRIBUTES) if (typeof props[name] === 'string') props[name] = visible(props[name]);
    }
    before?.(vnode);
  };
}
