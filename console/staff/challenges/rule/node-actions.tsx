/** What can be done with a node: something added to it, moved, copied, put into another, taken out. */
import { ActionIcon, Group, Menu } from '@mantine/core';
import { IconDots, IconPlus } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { Path, QueryActions } from 'react-querybuilder';
import type { Node } from '../../../../rules/node';
import { words } from '../../../words';
import { useEditor } from './around';
import { around, inner } from './edits';
import { type Branch, lastIdIn, queryOf } from './query';
import { freshNode, freshTarget, shapeOf } from './shapes';

interface Props {
  readonly id: string;
  /** null: of a ladder, which is no node. */
  readonly node: Node | null;
  readonly branch?: Branch;
  readonly path: Path;
  readonly actions: QueryActions;
  /** What it says, for who hears which of the buttons it is. */
  readonly says: string;
}

export function NodeActions({ id, node, branch, path, actions, says }: Props) {
  return (
    <Group gap={2} wrap="nowrap">
      {branch && <AddMenu id={id} branch={branch} path={path} actions={actions} label={words.builder.addTo(says)} />}
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={words.builder.more(says)}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown mah={380} style={{ overflowY: 'auto' }}>
          <MoveItems path={path} actions={actions} isGroup={branch !== undefined} />
          {node && <WrapItems id={id} node={node} />}
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}

function MoveItems({ path, actions, isGroup }: Pick<Props, 'path' | 'actions'> & { readonly isGroup: boolean }) {
  const place = path.at(-1) ?? 0;
  const at = (index: number) => [...path.slice(0, -1), index];
  return (
    <>
      {place > 0 && <Menu.Item onClick={() => actions.moveRule(path, at(place - 1))}>{words.builder.up}</Menu.Item>}
      <Menu.Item onClick={() => actions.moveRule(path, at(place + 2))}>{words.builder.down}</Menu.Item>
      <Menu.Item onClick={() => actions.moveRule(path, at(place + 1), true)}>{words.builder.copy}</Menu.Item>
      <Menu.Item color="red" onClick={() => (isGroup ? actions.onGroupRemove(path) : actions.onRuleRemove(path))}>
        {words.builder.remove}
      </Menu.Item>
    </>
  );
}

function WrapItems({ id, node }: { readonly id: string; readonly node: Node }) {
  const { put, setOpen } = useEditor();
  const only = inner(node);
  return (
    <>
      {only && <Menu.Item onClick={() => put(id, only)}>{words.builder.unwrap}</Menu.Item>}
      <Menu.Divider />
      <Menu.Label>{words.builder.wrap}</Menu.Label>
      {words.builder.kinds
        .filter(({ kind }) => shapeOf(kind) !== undefined)
        .map(({ kind, label }) => (
          <Menu.Item
            key={kind}
            onClick={() => {
              put(id, around(node, kind));
              setOpen(id);
            }}
          >
            {label}
          </Menu.Item>
        ))}
    </>
  );
}

type AddProps = Required<Pick<Props, 'id' | 'branch' | 'path' | 'actions'>> & {
  readonly label: string;
  /** Left out: a small button. */
  readonly target?: ReactElement;
};

/** A new node at the end of a branch. */
export function AddMenu({ id, branch, path, actions, label, target }: AddProps) {
  const { setOpen } = useEditor();
  const add = (node: Node) => {
    const [drawn] = queryOf(node).rules;
    if (drawn === undefined) return;
    const next = { ...(drawn as object), id: undefined } as never;
    if ('rules' in (drawn as object)) actions.onGroupAdd(next, path);
    else actions.onRuleAdd(next, path);
    setOpen(lastIdIn(id, branch));
  };
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        {target ?? (
          <ActionIcon variant="subtle" size="lg" aria-label={label}>
            <IconPlus size={18} aria-hidden />
          </ActionIcon>
        )}
      </Menu.Target>
      <Menu.Dropdown mah={380} style={{ overflowY: 'auto' }}>
        {words.builder.kinds.map(({ kind, label: name }) => (
          <Menu.Item key={kind} onClick={() => add(kind === 'target' ? freshTarget : freshNode(kind))}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
