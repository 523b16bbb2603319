import { type Operation, partnerErrorCodes } from '@partnerkit/sdk';
import { contract } from '@partnerkit/sdk/schemas';
import * as z from 'zod/mini';

type Schema = Record<string, unknown>;

/** The OpenAPI 3.1 description of the server, made from the contract: what is not in it is not answered. */
export function openApiDocument(regions: readonly string[]): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [feature, verbs] of Object.entries(contract)) {
    for (const operation of Object.values(verbs) as Operation[]) {
      const path = `/{region}/v1${operation.path}`;
      paths[path] = {
        ...paths[path],
        [operation.method.toLowerCase()]: described(feature, operation, regions),
      };
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'PartnerKit',
      version: '1',
      description: 'Customers of a partner, region by region. The partner is the one that the token names.',
    },
    servers: [{ url: '/' }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: { Problem: problem },
      responses: {
        Problem: {
          description: 'Why it was not answered (RFC 9457)',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
    },
  };
}

function described(feature: string, operation: Operation, regions: readonly string[]): Schema {
  const hasBody = operation.method !== 'GET' && operation.method !== 'DELETE';
  const input = schemaOf(operation.input, 'input');
  const properties = (input.properties ?? {}) as Record<string, Schema>;
  const inPath = new Set([...operation.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string));
  const inHeader = new Set(operation.replaces ? ['version'] : []);
  const others = Object.keys(properties).filter((name) => !inPath.has(name) && !inHeader.has(name));
  const required = new Set(input.required as string[] | undefined);
  const schema = schemaOf(operation.output, 'output');
  const { version } = (schema.properties ?? {}) as Record<string, Schema>;
  return {
    operationId: operation.id,
    tags: [feature],
    ...(operation.permission ? { 'x-permission': operation.permission } : {}),
    parameters: [
      parameter(
        'region',
        'path',
        { type: 'string', enum: regions.map((region) => region.toLowerCase()) },
        true,
      ),
      ...[...inPath].map((name) => parameter(name, 'path', properties[name] ?? {}, true)),
      ...(hasBody && operation.body !== 'bytes'
        ? []
        : others
            .filter((name) => name !== 'content' || operation.body !== 'bytes')
            .map((name) => parameter(name, 'query', properties[name] ?? {}, required.has(name)))),
      parameter('asOf', 'query', { type: 'string', format: 'date' }, false),
      ...(operation.replaces
        ? [parameter('If-Match', 'header', { type: 'string' }, required.has('version'))]
        : []),
      ...(operation.answer === 'bytes'
        ? [parameter('Range', 'header', { type: 'string', examples: ['bytes=1000-'] }, false)]
        : []),
      ...(operation.changes
        ? [parameter('Idempotency-Key', 'header', { type: 'string', maxLength: 200 }, false)]
        : []),
    ],
    ...(hasBody ? { requestBody: requestBody(operation, others, properties, required) } : {}),
    responses: {
      ...(operation.answer === 'bytes'
        ? fileAnswers
        : {
            200: {
              description: 'The answer',
              ...(version ? { headers: { ETag: text } } : {}),
              content: { 'application/json': { schema } },
            },
          }),
      default: { $ref: '#/components/responses/Problem' },
    },
  };
}

const fileContent = { 'application/octet-stream': {} };
const text = { schema: { type: 'string' } };
const fileHeaders = { 'Content-Disposition': text, ETag: text };

/** A file, or the part of it that was asked for. */
const fileAnswers: Schema = {
  200: { description: 'The file', headers: fileHeaders, content: fileContent },
  206: {
    description: 'A part of the file',
    headers: { ...fileHeaders, 'Content-Range': text },
    content: fileContent,
  },
};

function requestBody(
  { body }: Operation,
  names: string[],
  properties: Record<string, Schema>,
  required: ReadonlySet<string>,
): Schema {
  const binary = { schema: { type: 'string', format: 'binary' } };
  if (body === 'bytes') return { required: true, content: { 'application/octet-stream': binary } };
  const schema = {
    type: 'object',
    properties: Object.fromEntries(names.map((name) => [name, properties[name]])),
    required: names.filter((name) => required.has(name)),
  };
  const rows = { schema: { type: 'string' } };
  return {
    required: true,
    content: {
      'application/json': { schema },
      ...(body === 'rows' ? { 'application/x-ndjson': rows, 'text/csv': rows } : {}),
    },
  };
}

function parameter(name: string, where: string, schema: Schema, required: boolean): Schema {
  return { name, in: where, required, schema };
}

function schemaOf(schema: z.ZodMiniType, io: 'input' | 'output'): Schema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', override: withTexts });
  return rest as Schema;
}

/** Adds the texts that one of some texts may be. */
function withTexts({ zodSchema, jsonSchema }: { zodSchema: unknown; jsonSchema: Schema }): void {
  const { texts } = zodSchema as { texts?: readonly string[] };
  if (texts) Object.assign(jsonSchema, { type: 'string', enum: [...texts] });
}

const problem: Schema = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code', 'requestId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string', enum: [...partnerErrorCodes] },
    requestId: { type: 'string' },
    retryAfterMs: { type: 'number' },
    current: { description: 'What stands now, where a replacement started from something else' },
    fields: {
      type: 'array',
      items: {
        type: 'object',
        required: ['field', 'message'],
        properties: {
          field: { type: 'string' },
          message: { type: 'string' },
          position: { type: 'integer' },
          found: { type: 'string' },
          possible: { type: 'array', items: { type: 'string' } },
        },
      },
    },
  },
};
