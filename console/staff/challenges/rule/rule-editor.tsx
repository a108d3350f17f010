/** A rule as a tree of lines: the query builder draws and moves them, the rule stays what is stored. */
import { Box, Button, Paper, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useCallback, useMemo, useState } from 'react';
import {
  QueryBuilder,
  type RuleGroupProps,
  type RuleGroupType,
  type RuleProps,
  type UseRuleGroup,
  type ValidationMap,
} from 'react-querybuilder';
import type { Fault, Node } from '../../../../rules/node';
import { nodeKinds } from '../../../../rules/nodes/index';
import type { NameOf } from '../../../../rules/say';
import { words } from '../../../words';
import { EditorContext, faultsByNode, useEditor } from './around';
import { AddMenu, NodeActions } from './node-actions';
import { NodeLine } from './node-line';
import { type Branch, LADDER, type Leaf, nodeOf, queryOf, ROOT, rootOf, withAt } from './query';
import { shapeOf } from './shapes';
import { summaryOf } from './summary';

interface Props {
  /** undefined: nothing is asked for yet. */
  readonly root: Node | undefined;
  readonly onChange: (root: Node | undefined) => void;
  /** With paths within the rule, `/root/…`. */
  readonly faults: readonly Fault[];
  readonly nameOf: NameOf;
}

const named = (name: string) => ({ name, value: name, label: name });
const combinators = [...nodeKinds.filter(({ kind }) => shapeOf(kind)).map(({ kind }) => kind), ROOT, LADDER].map(named);
const fields = nodeKinds.filter(({ kind }) => !shapeOf(kind)).map(({ kind }) => named(kind));
const controlElements = { ruleGroupHeaderElements: BranchHead, rule: LeafLine };
/** Each deeper by as much; less on a phone. */
const controlClassnames = { body: 'rule-body', ruleGroup: 'rule-branch', queryBuilder: 'rule-tree' };

export function RuleEditor({ root, onChange, faults, nameOf }: Props) {
  const [open, setOpen] = useState<string | null>(root === undefined ? null : '/root');
  const query = useMemo(() => queryOf(root), [root]);
  const validation = useMemo(() => validationOf(query, faults), [query, faults]);
  const put = useCallback(
    (pointer: string, value: unknown) => onChange(withAt<{ root: Node | undefined }>({ root }, pointer, value).root),
    [root, onChange],
  );
  const around = useMemo(() => ({ root, faults, nameOf, open, setOpen, put }), [root, faults, nameOf, open, put]);
  const changed = (next: unknown) => {
    const node = rootOf(next as Branch);
    // The builder tells of its own first drawing too.
    if (JSON.stringify(node) !== JSON.stringify(root)) onChange(node);
  };
  return (
    <EditorContext value={around}>
      <QueryBuilder
        query={query as RuleGroupType}
        onQueryChange={changed}
        fields={fields}
        combinators={combinators}
        controlElements={controlElements as never}
        controlClassnames={controlClassnames}
        suppressStandardClassnames
        accessibleDescriptionGenerator={noDescription}
        validator={() => validation}
        enableMountQueryChange={false}
      />
    </EditorContext>
  );
}

/** The lines say it themselves. */
const noDescription = () => '';

function validationOf(query: Branch, faults: readonly Fault[]): ValidationMap {
  const byNode = faultsByNode(faults, idsIn(query));
  const said = (id: string, some: readonly Fault[]) => some.map(({ path, message }) => messageOf(id, path, message));
  return Object.fromEntries([...byNode].map(([id, some]) => [id, { valid: false, reasons: said(id, some) }] as const));
}

const idsIn = ({ id = '', rules }: Branch): string[] => [
  id,
  ...rules.flatMap((one) => ('rules' in one ? idsIn(one as Branch) : [one.id ?? ''])),
];

/** With the name of the field, where it is of one. */
function messageOf(id: string, path: string, message: string): string {
  const field = path
    .slice(id.length + 1)
    .split('/')
    .filter((step) => !/^\d+$/.test(step));
  return field.length === 0 ? message : `${field.map(words.builder.field).join(', ')}: ${message}`;
}

function BranchHead({ ruleGroup, path, actions, validationResult }: UseRuleGroup & RuleGroupProps) {
  const { nameOf } = useEditor();
  const branch = ruleGroup as unknown as Branch;
  const id = branch.id ?? '';
  if (branch.combinator === ROOT) return <RootHead branch={branch} path={path} actions={actions} />;
  if (branch.combinator === LADDER) {
    const says = words.builder.ladder((path.at(-1) ?? 0) + 1);
    return (
      <Paper withBorder p={6} pl="sm">
        <Box display="flex" style={{ justifyContent: 'space-between', alignItems: 'center' }}>
          <Text size="sm">{says}</Text>
          <NodeActions id={id} node={null} branch={branch} path={path} actions={actions} says={says} />
        </Box>
      </Paper>
    );
  }
  const node = nodeOf(branch);
  const says = summaryOf(node, nameOf);
  return (
    <NodeLine
      id={id}
      node={node}
      place={branch.place}
      validation={validationResult}
      actions={<NodeActions id={id} node={node} branch={branch} path={path} actions={actions} says={says} />}
    />
  );
}

/** Of an empty rule: where to begin. */
function RootHead({ branch, path, actions }: Pick<RuleGroupProps, 'path' | 'actions'> & { readonly branch: Branch }) {
  if (branch.rules.length > 0) return null;
  return (
    <Stack align="center" py="lg" gap="sm">
      <Text c="dimmed">{words.builder.empty}</Text>
      <AddMenu
        id=""
        branch={branch}
        path={path}
        actions={actions}
        label={words.builder.begin}
        target={
          <Button variant="light" leftSection={<IconPlus size={16} aria-hidden />}>
            {words.builder.begin}
          </Button>
        }
      />
    </Stack>
  );
}

function LeafLine({ rule, path, actions, schema }: RuleProps) {
  const { nameOf } = useEditor();
  const leaf = rule as unknown as Leaf;
  const id = leaf.id ?? '';
  const says = summaryOf(leaf.value, nameOf);
  return (
    <NodeLine
      id={id}
      node={leaf.value}
      place={leaf.place}
      validation={schema.validationMap[id] ?? true}
      actions={<NodeActions id={id} node={leaf.value} path={path} actions={actions} says={says} />}
    />
  );
}
