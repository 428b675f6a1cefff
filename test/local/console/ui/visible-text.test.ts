import { h, type VNode } from 'preact';
import { beforeAll, expect, test } from 'vitest';
import { showHiddenCharacters } from '../../../../local/console/ui/visible-text.ts';

beforeAll(showHiddenCharacters);

const propsOf = ({ props }: Pick<VNode<object>, 'props'>): Readonly<Record<string, unknown>> => ({ ...props });

test('text reaches an element with what it hides spelled out, however deep it stands in a list', () => {
  expect(propsOf(h('td', null, 'exe.\u202Egpj'))['children']).toBe('exe.‹U+202E›gpj');
  expect(propsOf(h('td', null, 'a', ['b\u200b', ['c\u0000']]))['children']).toEqual(['a', ['b‹U+200B›', ['c␀']]]);
});

test('so do the attributes that are read', () => {
  expect(propsOf(h('td', { title: 'a\u202Eb', 'aria-label': 'c\u200b', class: 'x' }))).toMatchObject({
    title: 'a‹U+202E›b',
    'aria-label': 'c‹U+200B›',
    class: 'x',
  });
});

test('preformatted text keeps its lines', () => {
  expect(propsOf(h('pre', null, 'a\n\tb\u0007'))['children']).toBe('a\n\tb␇');
});

test('a component gets its text as it is: only what is shown changes', () => {
  const Component = ({ value }: { readonly value: string }) => h('b', null, value);
  expect(propsOf(h(Component, { value: 'a\u202Eb' }))['value']).toBe('a\u202Eb');
});
