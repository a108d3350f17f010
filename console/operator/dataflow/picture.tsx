/** The graph itself, as plain SVG. A processor can be chosen by pointer or keyboard; the table below tells the same in words. */
import { ActionIcon, Group, ScrollArea } from '@mantine/core';
import { IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useFormat } from '../../format/use-format';
import { words } from '../../words';
import type { Flow, ProcessorNode } from './flow';
import { healthOf } from './flow';
import { type Placed, placed, SIZE } from './layout';
import classes from './picture.module.css';

interface Props {
  readonly flow: Flow;
  readonly rates: ReadonlyMap<string, number>;
  readonly chosen: string | null;
  readonly onChoose: (id: string | null) => void;
}

const HEIGHT = 520;
const SCALES = [0.4, 0.55, 0.7, 0.85, 1, 1.25] as const;

export function Picture({ flow, rates, chosen, onChoose }: Props) {
  const [zoom, setZoom] = useState(2);
  // What is late or fast changes every other second; where it stands does not.
  const shape = JSON.stringify([flow.nodes.map(({ id }) => id), flow.edges.map(({ from, to }) => [from, to])]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the shape is what the places hang on
  const places = useMemo(() => placed(flow), [shape]);
  const scale = SCALES[zoom] ?? 1;
  const viewport = useRef<HTMLDivElement>(null);
  // The corner may be empty: what is looked at first is where machines are heard.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever scrolled or zoomed since is left there
  useEffect(() => {
    const at = places.nodes.get(flow.nodes.find(({ kind }) => kind === 'processor')?.id ?? '');
    if (at && viewport.current)
      viewport.current.scrollTo(at.x * scale - viewport.current.clientWidth / 2, at.y * scale - HEIGHT / 2);
  }, [places]);
  return (
    <div className={classes.frame}>
      <Group gap={4} className={classes.zoom}>
        <ActionIcon
          variant="default"
          aria-label={words.operator.smaller}
          disabled={zoom === 0}
          onClick={() => setZoom(zoom - 1)}
        >
          <IconZoomOut size={18} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="default"
          aria-label={words.operator.larger}
          disabled={zoom === SCALES.length - 1}
          onClick={() => setZoom(zoom + 1)}
        >
          <IconZoomIn size={18} aria-hidden />
        </ActionIcon>
      </Group>
      <ScrollArea
        h={HEIGHT}
        viewportRef={viewport}
        viewportProps={{ tabIndex: 0, 'aria-label': words.operator.picture, role: 'region' }}
      >
        {/* biome-ignore lint/a11y/noSvgWithoutTitle: the region around it has a name */}
        <svg
          width={places.width * scale}
          height={places.height * scale}
          viewBox={`0 0 ${places.width} ${places.height}`}
        >
          <Lines flow={flow} places={places} rates={rates} chosen={chosen} />
          {flow.nodes.map((node) => {
            const { x, y } = places.nodes.get(node.id) ?? { x: 0, y: 0 };
            const { width, height } = SIZE[node.kind];
            return (
              <g key={node.id} transform={`translate(${x - width / 2} ${y - height / 2})`}>
                {node.kind === 'topic' ? (
                  <Topic name={node.name} />
                ) : (
                  <Processor
                    node={node}
                    rate={rates.get(node.id)}
                    isChosen={chosen === node.id}
                    onChoose={() => onChoose(chosen === node.id ? null : node.id)}
                  />
                )}
              </g>
            );
          })}
        </svg>
      </ScrollArea>
    </div>
  );
}

function Lines({ flow, places, rates, chosen }: Omit<Props, 'onChoose'> & { readonly places: Placed }) {
  const format = useFormat();
  return flow.edges.map(({ from, to, isTable, input }, i) => {
    const points = places.lines[i] ?? [];
    const middle = points[Math.floor(points.length / 2)];
    const rate = rates.get(`${from} ${to}`) ?? 0;
    const said = [
      rate > 0 && words.operator.perSecond(format.number(rate, rate < 10 ? 1 : 0)),
      input && input.behind > 0 && words.operator.toGo(format.number(input.behind)),
      input && input.lateMs > 0 && words.operator.late(words.operator.span(input.lateMs)),
    ].filter(Boolean);
    const isNear = chosen === from || chosen === to;
    return (
      <g key={`${from} ${to} ${isTable}`} data-flows={rate > 0} data-near={isNear} className={classes.line}>
        <path
          d={`M${points.map(({ x, y }) => `${x},${y}`).join('L')}`}
          strokeDasharray={isTable ? '3 4' : undefined}
          data-late={(input?.lateMs ?? 0) > 0}
        />
        {middle && said.length > 0 && (
          <text x={middle.x} y={middle.y - 5} textAnchor="middle" className={classes.said}>
            {said.join(' · ')}
          </text>
        )}
      </g>
    );
  });
}

function Topic({ name }: { readonly name: string }) {
  const { width, height } = SIZE.topic;
  return (
    <>
      <rect width={width} height={height} rx={height / 2} className={classes.topic} />
      <text x={width / 2} y={height / 2 + 4} textAnchor="middle" className={classes.name}>
        {name}
      </text>
    </>
  );
}

interface ProcessorProps {
  readonly node: ProcessorNode;
  readonly rate: number | undefined;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function Processor({ node, rate = 0, isChosen, onChoose }: ProcessorProps) {
  const format = useFormat();
  const { width, height } = SIZE.processor;
  const health = healthOf(node);
  const lines = [
    [
      words.operator.health[health],
      rate > 0 && words.operator.perSecond(format.number(rate, rate < 10 ? 1 : 0)),
      node.behind > 0 && words.operator.toGo(format.number(node.behind)),
    ],
    [
      words.operator.viewCount(node.views.length),
      node.parked > 0 && words.operator.parkedCount(format.number(node.parked)),
    ],
  ].map((parts) => parts.filter(Boolean).join(' · '));
  return (
    // biome-ignore lint/a11y/useSemanticElements: within SVG there is no button
    <g
      role="button"
      tabIndex={0}
      aria-pressed={isChosen}
      aria-label={`${node.name}: ${lines.join(', ')}`}
      className={classes.processor}
      data-health={health}
      data-chosen={isChosen}
      onClick={onChoose}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        onChoose();
      }}
    >
      <rect width={width} height={height} rx={8} />
      <circle cx={16} cy={19} r={5} />
      <text x={28} y={24} className={classes.title}>
        {node.name}
      </text>
      {lines.map((line, i) => (
        <text key={line} x={14} y={44 + i * 18} className={classes.said}>
          {line}
        </text>
      ))}
    </g>
  );
}
