/** Reads a model card's Markdown into plain pieces, so that it is shown without ever handing HTML to the page. */

export type Span = { kind: 'text' | 'strong' | 'emphasis' | 'code'; text: string };

export type Block =
  | { kind: 'heading'; level: number; spans: Span[] }
  | { kind: 'paragraph'; spans: Span[] }
  | { kind: 'list'; ordered: boolean; items: Span[][] }
  | { kind: 'table'; head: Span[][]; rows: Span[][][] }
  | { kind: 'code'; text: string };

const HEADING = /^(#{1,6})\s+(.*)$/;
const ITEM = /^\s*([-*+]|\d+[.)])\s+(.*)$/;
const RULE = /^\s*([-*_])(\s*\1){2,}\s*$/;
const DIVIDER = /^\s*\|?(\s*:?-+:?\s*\|)*\s*:?-+:?\s*\|?\s*$/;

/** Headings, paragraphs, flat lists, tables and fenced code; anything else comes out as the text it is. */
export function parseCard(markdown: string): Block[] {
  const lines = markdown.replace(/<!--[\s\S]*?-->/g, '').split(/\r?\n/);
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length;) {
    const line = lines[at] ?? '';
    const heading = HEADING.exec(line);
    const take = (wanted: (line: string) => boolean) => {
      const from = at;
      while (at < lines.length && wanted(lines[at] ?? '')) at++;
      return lines.slice(from, at);
    };
    if (line.trim() === '' || RULE.test(line)) {
      at++;
    } else if (heading) {
      blocks.push({ kind: 'heading', level: heading[1]?.length ?? 1, spans: parseSpans(heading[2] ?? '') });
      at++;
    } else if (line.startsWith('```')) {
      at++;
      blocks.push({ kind: 'code', text: take((next) => !next.startsWith('```')).join('\n') });
      at++;
    } else if (line.includes('|') && DIVIDER.test(lines[at + 1] ?? '')) {
      const [head = '', , ...rows] = take((next) => next.includes('|'));
      blocks.push({ kind: 'table', head: cells(head), rows: rows.map(cells) });
    } else if (ITEM.test(line)) {
      const items: string[] = [];
      for (const next of take((text) => text.trim() !== '' && !HEADING.test(text))) {
        const item = ITEM.exec(next);
        if (item) items.push(item[2] ?? '');
        else items.push(`${items.pop() ?? ''} ${next.trim()}`);
      }
      blocks.push({ kind: 'list', ordered: /^\s*\d/.test(line), items: items.map(parseSpans) });
    } else {
      const first = at;
      const text = take((next) => next.trim() !== '' && (at === first || !begins(next)));
      blocks.push({ kind: 'paragraph', spans: parseSpans(text.map((part) => part.trim()).join(' ')) });
    }
  }
  return blocks;
}

function begins(line: string) {
  return HEADING.test(line) || ITEM.test(line) || line.startsWith('```');
}

function cells(row: string): Span[][] {
  return row
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => parseSpans(cell.trim()));
}

/** Links keep their text and their address, as text: nothing in this window leads out of it. */
function parseSpans(text: string): Span[] {
  const plain = text.replace(/!?\[([^\]]*)\]\(([^)\s]*)[^)]*\)/g, (_, label: string, address: string) =>
    label && label !== address ? `${label} (${address})` : address,
  );
  const parts = plain.split(/(\*\*[^*]+\*\*|`[^`]+`|\*[^*\s][^*]*\*|(?<!\w)_[^_]+_(?!\w))/).filter(Boolean);
  return parts.map((part): Span => {
    if (/^\*\*.+\*\*$/.test(part)) return { kind: 'strong', text: part.slice(2, -2) };
    if (/^`.+`$/.test(part)) return { kind: 'code', text: part.slice(1, -1) };
    if (/^(\*.+\*|_.+_)$/.test(part)) return { kind: 'emphasis', text: part.slice(1, -1) };
    return { kind: 'text', text: part };
  });
}
