import type { ServerResponse } from 'node:http';
import type { CallCounts } from './call-counts.ts';
import { type Fault, type FaultOptions, type FaultQueue, faults } from './faults.ts';
import { sendJson } from './send-answer.ts';
import type { WireAnswer } from './wire-format.ts';

/** Paths by which people switch faults and read counts. They are none of the provider's and are not counted. */
export const controlPrefix = '/__stand-in/';

interface ControlRequest {
  method: string;
  path: string;
  body: string;
}

interface ControlledParts {
  counts: CallCounts;
  queue: FaultQueue;
}

/**
 * Answers people: `GET /__stand-in/calls`; `GET`, `POST` and `DELETE /__stand-in/faults`. A fault is posted as
 * `{"fault": "hang", "times": 3, "when": {"path": "/products", "shopKey": "1", "page": 0}}`.
 */
export function answerControl(request: ControlRequest, response: ServerResponse, parts: ControlledParts): void {
  const { status, body } = control(request, parts);
  sendJson(response, status, body);
}

function control({ method, path, body }: ControlRequest, { counts, queue }: ControlledParts): WireAnswer {
  switch (`${method} ${path.slice(controlPrefix.length)}`) {
    case 'GET calls':
      return { status: 200, body: { calls: counts.list() } };
    case 'GET faults':
      return { status: 200, body: { pending: queue.pending(), known: faults } };
    case 'DELETE faults':
      queue.clear();
      return { status: 200, body: { pending: [] } };
    case 'POST faults':
      return addFault(body, queue);
    default:
      return { status: 404, body: { message: `No such control: ${method} ${path}` } };
  }
}

function addFault(body: string, queue: FaultQueue): WireAnswer {
  try {
    const { fault, ...options } = JSON.parse(body) as { fault: Fault } & FaultOptions;
    queue.add(fault, options);
    return { status: 200, body: { pending: queue.pending() } };
  } catch (error) {
    return { status: 400, body: { message: (error as Error).message } };
  }
}
