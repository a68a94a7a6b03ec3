import { describe, expect, it } from 'vitest';
import { parseCard } from '../../../renderer/words/card.ts';

const text = (value: string) => ({ kind: 'text', text: value });

describe('parseCard', () => {
  it('reads headings, paragraphs and lists', () => {
    expect(parseCard('# A model\n\nIt knows\n25 words.\n- one\n  more\n- two\n\n1. first')).toEqual([
      { kind: 'heading', level: 1, spans: [text('A model')] },
      { kind: 'paragraph', spans: [text('It knows 25 words.')] },
      { kind: 'list', ordered: false, items: [[text('one more')], [text('two')]] },
      { kind: 'list', ordered: true, items: [[text('first')]] },
    ]);
  });

  it('reads tables', () => {
    expect(parseCard('| signer | top-1 |\n|---|---:|\n| cam | 0.9 |')).toEqual([
      { kind: 'table', head: [[text('signer')], [text('top-1')]], rows: [[[text('cam')], [text('0.9')]]] },
    ]);
  });

  it('tells apart strong, emphasis, code and a gloss with underscores', () => {
    expect(parseCard('**few** *signers*, `none`, thank_you_all')).toEqual([
      {
        kind: 'paragraph',
        spans: [
          { kind: 'strong', text: 'few' },
          text(' '),
          { kind: 'emphasis', text: 'signers' },
          text(', '),
          { kind: 'code', text: 'none' },
          text(', thank_you_all'),
        ],
      },
    ]);
  });

  it('leaves HTML as text and links as text with their address', () => {
    const [block] = parseCard('<img src=x onerror=alert(1)> [the data](https://example.org/a)');
    expect(block).toEqual({
      kind: 'paragraph',
      spans: [text('<img src=x onerror=alert(1)> the data (https://example.org/a)')],
    });
  });

  it('always comes to an end', () => {
    for (const odd of ['```\nopen', '|', '---', '| a |\n|', '#', '-', '#no heading', '**', '  ```x', '1.']) {
      expect(Array.isArray(parseCard(odd))).toBe(true);
    }
  });

  it('keeps code as it is', () => {
    expect(parseCard('```\na | b\n# c\n```\nend')).toEqual([
      { kind: 'code', text: 'a | b\n# c' },
      { kind: 'paragraph', spans: [text('end')] },
    ]);
  });
});
