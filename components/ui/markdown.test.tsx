import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Markdown } from './markdown';

const html = (text: string) => renderToStaticMarkup(<Markdown text={text} />);

test('renders paragraphs, headings, lists, emphasis and links', () => {
  expect(html('One **two** *three*.\n\nFour\nfive')).toBe(
    '<p>One <strong>two</strong> <em>three</em>.</p><p>Four\nfive</p>',
  );
  expect(html('# Cast\n\n- Ana\n- Bo & Cy\n\n1. first')).toContain('<h3>Cast</h3><ul><li>Ana</li>');
  expect(html('[the house](https://house.example/a?b=1&c=2)')).toBe(
    '<p><a class="link" href="https://house.example/a?b=1&amp;c=2" rel="noopener nofollow ugc">the house</a></p>',
  );
  expect(html('Salt & Iron &amp; “ropes” \\*')).toBe('<p>Salt &amp; Iron &amp; “ropes” *</p>');
});

test.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  'a <b onmouseover="alert(1)">b</b>',
  '<svg/onload=alert(1)>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](java&#115;cript:alert(1))',
  '[x](&#x6a;avascript:alert(1))',
  '[x](data:text/html,<script>alert(1)</script>)',
  '[x](vbscript:x)',
  '[x]( \u0001javascript:alert(1))',
  '<javascript:alert(1)>',
  '![x](javascript:alert(1))',
  '![x](https://evil.example/pixel.gif)',
  '[x]: javascript:alert(1)\n\n[x]',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '```html\n<script>alert(1)</script>\n```',
  '| <img src=x onerror=alert(1)> |\n|--|\n| <script>1</script> |',
  '[a](https://x" onclick="alert(1))',
  '<details open ontoggle=alert(1)>',
  '- [ ] <input autofocus onfocus=alert(1)>',
])('renders %s as text', (text) => {
  const made = html(text);
  const tags = made.match(/<[a-z][^>]*>/gi) ?? [];
  for (const tag of tags) {
    expect(tag).toMatch(
      /^<(p|ul|ol|li|h3|h4|em|strong|del|hr|br|blockquote)\/?>$|^<a class="link" href="(https?:|mailto:)[^"]*" rel="noopener nofollow ugc">$/,
    );
  }
});

test('renders deeply nested and hostile text quickly', () => {
  const hostile = [
    '*'.repeat(10_000),
    '['.repeat(10_000),
    '<'.repeat(10_000),
    '> '.repeat(5_000),
    '- '.repeat(5_000),
    `- ${'> '.repeat(5_000)}`,
    '> - '.repeat(2_500),
    '1. > '.repeat(2_000),
    '**a *b '.repeat(1_400),
    Array.from({ length: 90 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n'),
  ];
  for (const text of hostile) {
    expect(html(text)).toBeTruthy();
  }
});
