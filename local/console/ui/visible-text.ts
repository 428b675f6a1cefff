import { type ComponentChildren, options, type VNode } from 'preact';
import { visible, visibleLines } from '../../../dashboards/compile/visible.ts';

const ATTRIBUTES = ['title', 'aria-label', 'placeholder', 'alt'] as const;
const MULTILINE: ReadonlySet<string> = new Set(['pre', 'textarea', 'code']);

type Props = Record<string, unknown>;
type Show = (text: string) => string;

function clean(children: ComponentChildren, show: Show): ComponentChildren {
  if (typeof children === 'string') return show(children);
  return Array.isArray(children) ? children.map((child) => clean(child, show)) : children;
}

function cleanElement(props: Props, show: Show): void {
  if (props['children'] !== undefined) props['children'] = clean(props['children'] as ComponentChildren, show);
  for (const name of ATTRIBUTES) if (typeof props[name] === 'string') props[name] = visible(props[name]);
}

/** A text on its way to the page is a node without a type, whose props are the text. */
function cleanText(vnode: { props: unknown }): void {
  if (typeof vnode.props === 'string') vnode.props = visibleLines(vnode.props);
}

/**
 * Every text that reaches the page is made visible here, so that no part of it can forget to: a control, bidirectional
 * or zero-width character of a log is spelled out, in text and in the attributes that are read. Elements do it with
 * their own text, line breaks included; whatever came another way is caught as a text node, where line breaks stay.
 */
export function showHiddenCharacters(): void {
  const before = options.vnode;
  options.vnode = (vnode: VNode) => {
    if (typeof vnode.type === 'string')
      cleanElement(vnode.props as Props, MULTILINE.has(vnode.type) ? visibleLines : visible);
    else if (typeof vnode.type !== 'function') cleanText(vnode);
    before?.(vnode);
  };
}
