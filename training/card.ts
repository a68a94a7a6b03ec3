/** The model card: what a model knows, from whom, how well it does on others, and what it cannot do. */
import type { Evaluation } from './evaluation.ts';

export interface CardFacts {
  name: string;
  family: string;
  parameters: number;
  vocabulary: readonly string[];
  takes: number;
  signers: readonly string[];
  datasetVersion: string;
  seed: number;
  epochs: number;
  /** Name of the model whose weights it started from. */
  from?: string | null;
  /** Judged on signers that the judged weights never saw, and how; null where it was not measured. */
  heldOut: { evaluation: Evaluation; how: string; of?: 'signers' | 'sessions' } | null;
  /** Why nothing was measured, as a sentence, where it was not. */
  unmeasured?: string;
  /** Paragraphs of the maker: sources, limits, who is not represented. Markdown. */
  notes?: string;
}

const percent = (rate: number): string => `${(100 * rate).toFixed(1)} %`;

export function modelCard(facts: CardFacts): string {
  const { heldOut } = facts;
  const sessions = heldOut?.of === 'sessions';
  const part = sessions ? 'session' : 'signer';
  const figures = heldOut
    ? [
        `${heldOut.how.replace(/[.:]$/, '')}: **${percent(heldOut.evaluation.top1)}** of ${heldOut.evaluation.n} takes right (top five: ${percent(heldOut.evaluation.top5)}).`,
        '',
        `Worst ${part}: ${heldOut.evaluation.worstSigner}, ${percent(heldOut.evaluation.perSigner[heldOut.evaluation.worstSigner] ?? 0)}. Calibration error: ${percent(heldOut.evaluation.ece)}.`,
        '',
        `| ${part} | right |`,
        '| --- | --- |',
        ...Object.entries(heldOut.evaluation.perSigner).map(([signer, rate]) => `| ${signer} | ${percent(rate)} |`),
        '',
        '| word | right |',
        '| --- | --- |',
        ...Object.entries(heldOut.evaluation.perWord).map(([word, rate]) => `| ${word} | ${percent(rate)} |`),
      ]
    : [facts.unmeasured ?? 'Not measured: no signer was held out. How well it does on other people is unknown.'];
  return [
    `# ${facts.name}`,
    '',
    `A ${facts.family} network with ${facts.parameters.toLocaleString('en')} parameters that reads hand landmarks and writes ${facts.vocabulary.filter((word) => word !== 'none').length} words.`,
    '',
    `**Words**: ${facts.vocabulary.filter((word) => word !== 'none').join(', ')}.`,
    '',
    `**Learnt from** ${facts.takes} takes of ${facts.signers.length} signer${facts.signers.length === 1 ? '' : 's'}; data version \`${facts.datasetVersion.slice(0, 16)}\`, seed ${facts.seed}, ${facts.epochs} epochs${facts.from ? `, starting from ${facts.from}` : ''}.`,
    '',
    sessions ? '## On sittings it never saw' : '## On people it never saw',
    '',
    ...figures,
    '',
    ...(facts.notes ? [facts.notes.trim(), ''] : []),
  ].join('\n');
}
