/** The form of one node: its kind, what its parent says of it, and its own fields, as their schemas say. */
import { Box, Select, Stack } from '@mantine/core';
import { useMemo } from 'react';
import type { Node } from '../../../../rules/node';
import { nodeSchemas } from '../../../../rules/rule';
import { words } from '../../../words';
import { FormContext, useForm } from '../form/form-context';
import { FieldsOf } from '../form/object-field';
import type { Schema } from '../form/schema';
import { useEditor } from './around';
import { asKind } from './edits';
import { fitted, optionsOf } from './measured';
import { placeSchemaOf } from './place-schema';
import { type Json, shapeOf } from './shapes';

interface Props {
  readonly id: string;
  readonly node: Node;
  readonly place: Json | undefined;
}

export function NodeForm({ id, node, place }: Props) {
  const { put } = useEditor();
  const around = useForm();
  const only = useMemo(() => optionsOf(node), [node]);
  const form = useMemo(() => ({ ...around, only }), [around, only]);
  const schema = nodeSchemas.get(node.kind) as Schema | undefined;
  const placeSchema = place && placeSchemaOf(id);
  const outer = id.replace(/\/rule$/, '');
  const held = shapeOf(node.kind)?.in;
  if (!schema) return null;
  return (
    <FormContext value={form}>
      <Box p="xs">
        <Stack gap="sm">
          {held && <KindField id={id} node={node} />}
          {placeSchema && (
            <FieldsOf
              schema={placeSchema}
              value={place}
              without={['rule']}
              path={outer}
              onChange={(said) => put(outer, { ...said, rule: node })}
            />
          )}
          <FieldsOf
            schema={schema}
            value={node as Node & Json}
            without={['kind', ...(held ? [held] : [])]}
            path={id}
            onChange={(changed) =>
              put(id, changed.measure === (node as Node & Json).measure ? changed : fitted(changed as unknown as Node))
            }
          />
        </Stack>
      </Box>
    </FormContext>
  );
}

/** What holds others may become another way to hold them. */
function KindField({ id, node }: Omit<Props, 'place'>) {
  const { put } = useEditor();
  const kinds = words.builder.kinds.filter(({ kind }) => shapeOf(kind) !== undefined);
  return (
    <Select
      label={words.builder.field('kind')}
      data={kinds.map(({ kind, label }) => ({ value: kind, label }))}
      value={node.kind}
      onChange={(kind) => kind && put(id, asKind(node, kind))}
      allowDeselect={false}
      w={260}
    />
  );
}
