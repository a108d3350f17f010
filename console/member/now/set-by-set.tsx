/** After each set: whether the server counted what this page did, and why not. */
import { List } from '@mantine/core';
import type { Figure, Format } from '../../format/format';
import { useFormat } from '../../format/use-format';
import type { SetVerdict } from '../../live/comparing';
import type { Difference, FigureDifference } from '../../live/difference';
import { words } from '../../words';

/** A fraction as a share of hundred. */
export function usePercent(): (fraction: number) => string {
  const format = useFormat();
  return (fraction) => `${format.number(fraction * 100, 2)} %`;
}

export function SetBySet({ sets }: { readonly sets: readonly SetVerdict[] }) {
  const percent = usePercent();
  if (sets.length === 0) return null;
  return (
    <List size="sm" c="dimmed" aria-label={words.now.setBySet}>
      {sets.map(({ set, outcome, server, provisional, why }) => (
        <List.Item key={set}>
          {outcome === 'agreed'
            ? words.now.setAgreed(set, percent(server))
            : words.now.setDisagreed(set, percent(server), percent(provisional))}
          {why && <Why why={why} />}
        </List.Item>
      ))}
    </List>
  );
}

/** Which figures, and which parts of the rule. */
export function Why({ why: { figures, parts, otherFacts } }: { readonly why: Difference }) {
  const format = useFormat();
  return (
    <List size="sm" c="dimmed" withPadding listStyleType="disc">
      {figures.map((one) => (
        <List.Item key={`${one.figure}/${one.set}`}>
          {words.now.figureDiffers(
            one.figure,
            one.set,
            figureText(one, one.page, format),
            figureText(one, one.server, format),
          )}
        </List.Item>
      ))}
      {parts.map(({ asks, page, server }) => (
        <List.Item key={asks}>{words.now.partDiffers(asks, page, server)}</List.Item>
      ))}
      {otherFacts && <List.Item>{words.now.otherFacts}</List.Item>}
    </List>
  );
}

function figureText({ figure }: FigureDifference, value: number, format: Format): string {
  const { value: text, unit } = figureIn(figure, value, format);
  return unit ? `${text} ${unit}` : text;
}

function figureIn(figure: FigureDifference['figure'], value: number, format: Format): Figure {
  switch (figure) {
    case 'sets':
    case 'repetitions':
      return format.count(value);
    case 'loadGrams':
      return format.weight(value);
    case 'activeMs':
      // As minutes two that differ would often read the same.
      return { value: format.number(value / 1_000, 1), unit: 's' };
    case 'distanceMm':
      return format.distance(value);
    case 'workJ':
      return format.work(value / 1_000);
    case 'energyCal':
      return format.energy(value / 1_000);
    case 'averageHeartRateBpm':
      return format.heart(value);
  }
}
