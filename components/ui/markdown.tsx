import { lexer, type MarkedToken, type Token, type Tokens } from 'marked';
import { Fragment, type ReactNode } from 'react';

/**
 * Markdown as React elements, never as raw HTML: tags and everything unknown stay text. Links lead only
 * to web and e-mail addresses; an image is replaced by its alternative text. Headings start at level 3.
 */
export function Markdown({ text }: { text: string }) {
  return <>{renderAll(tokensOf(text), 0)}</>;
}

/** Lists and quotes that are nested deeper stay as they were typed. */
const MAX_DEPTH = 12;

function tokensOf(text: string): Token[] {
  try {
    return lexer(text, { gfm: true, breaks: false });
  } catch (error) {
    // Thousands of nested quotes overflow the library's stack; the text is then shown as it is.
    if (error instanceof RangeError) return [{ type: 'code', raw: text, text }];
    throw error;
  }
}

function renderAll(tokens: Token[] | undefined, depth: number): ReactNode[] {
  return (tokens ?? []).map((token, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the text is rendered once and never reordered.
    <Fragment key={index}>{depth < MAX_DEPTH ? render(token, depth + 1) : token.raw}</Fragment>
  ));
}

function render(token: Token, depth: number): ReactNode {
  const known = token as MarkedToken;
  switch (known.type) {
    case 'space':
    case 'def':
      return null;
    case 'paragraph':
      return <p>{renderAll(known.tokens, depth)}</p>;
    case 'heading':
      return known.depth < 3 ? (
        <h3>{renderAll(known.tokens, depth)}</h3>
      ) : (
        <h4>{renderAll(known.tokens, depth)}</h4>
      );
    case 'list':
      return renderList(known, depth);
    case 'blockquote':
      return <blockquote>{renderAll(known.tokens, depth)}</blockquote>;
    case 'hr':
      return <hr />;
    case 'br':
      return <br />;
    case 'strong':
      return <strong>{renderAll(known.tokens, depth)}</strong>;
    case 'em':
      return <em>{renderAll(known.tokens, depth)}</em>;
    case 'del':
      return <del>{renderAll(known.tokens, depth)}</del>;
    case 'link':
      return renderLink(known, depth);
    case 'text':
      return known.tokens ? renderAll(known.tokens, depth) : decode(known.text);
    case 'escape':
    case 'codespan':
    case 'image':
      return known.text;
    case 'code':
      return <p>{known.text}</p>;
    case 'html':
      return known.block ? <p>{known.raw.trim()}</p> : known.raw;
    default:
      return token.raw;
  }
}

function renderList({ ordered, start, items }: Tokens.List, depth: number): ReactNode {
  const rows = items.map((item) => <li key={item.raw}>{renderAll(item.tokens, depth)}</li>);
  return ordered ? <ol start={Number(start) || 1}>{rows}</ol> : <ul>{rows}</ul>;
}

function renderLink({ href, tokens }: Tokens.Link, depth: number): ReactNode {
  const text = renderAll(tokens, depth);
  if (!/^(https?:\/\/|mailto:)/i.test(href) || !URL.canParse(href)) return text;
  return (
    <a className="link" href={href} rel="noopener nofollow ugc">
      {text}
    </a>
  );
}

/** The entities that the Markdown parser writes; all others stay as they were typed. */
const ENTITIES: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&nbsp;': '\u00a0',
};

function decode(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|nbsp);/g, (entity) => ENTITIES[entity] ?? entity);
}
