import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { createCallCounts } from './call-counts.ts';
import { answerControl, controlPrefix } from './control.ts';
import { dutchiePos } from './dutchie-pos.ts';
import { createFaultQueue, type Fault } from './faults.ts';
import { jane } from './jane.ts';
import { createMovingMenus } from './moving-menus.ts';
import { ocs } from './ocs.ts';
import { cutPage } from './page.ts';
import { withRecordFaults } from './record-faults.ts';
import { sendFault, sendJson, transportFaultOf } from './send-answer.ts';
import { createSlidingLimits } from './sliding-limits.ts';
import type { StandIn, StandInKind, StandInOptions } from './stand-in.ts';
import type { ShopView, WireCall, WireFormat } from './wire-format.ts';

const formats: Readonly<Record<StandInKind, WireFormat>> = { 'dutchie-pos': dutchiePos, jane, ocs };

/** Menus are older than the stand-in, so that nothing has just changed when it starts. */
const ageMs = 86_400_000;

/** Starts a stand-in for a provider on 127.0.0.1. */
export async function startStandIn(kind: StandInKind, options: StandInOptions): Promise<StandIn> {
  const format = formats[kind];
  const { now = Date.now, shops = {}, maxPageSize = format.maxPageSize } = options;
  let { latencyMs = 0 } = options;
  const menus = createMovingMenus(options.menus, now() - ageMs);
  const limits = createSlidingLimits(options.limits ?? format.limits, now);
  const counts = createCallCounts();
  const queue = createFaultQueue();
  const closing = new AbortController();

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', 'http://stand-in');
    const body = await readText(request);
    if (url.pathname.startsWith(controlPrefix)) {
      return answerControl({ method: request.method ?? 'GET', path: url.pathname, body }, response, { counts, queue });
    }
    const asked = { method: request.method ?? 'GET', url, headers: request.headers, body };
    const call = format.read(asked, { shopKeys: menus.shopKeys(), maxPageSize });
    const count = counts.add(call?.path ?? 'unknown', call?.shopKey ?? null);
    if (call === null) return sendJson(response, 404, { message: `No such path: ${url.pathname}` });
    if (call.refusal !== null) return sendJson(response, call.refusal, { message: 'Not authorised' });
    const faults = queue.take(call);
    const has = (fault: Fault) => faults.some((taken) => taken.fault === fault);
    const delay = faults.find(({ fault }) => fault === 'delay')?.delayMs ?? 0;
    // Calls are counted as they come in, however long their answers take.
    const waitMs = limits.admit(call.caller, call.path);
    if (latencyMs + delay > 0) await wait(latencyMs + delay, undefined, { signal: closing.signal });
    if (waitMs !== null || has('too-many-calls') || has('too-many-calls-unexplained')) count.refused++;
    if (waitMs !== null) {
      const retryAfter = { 'retry-after': String(Math.ceil(waitMs / 1000)) };
      return sendJson(response, 429, { message: 'Too many requests' }, format.sendsRetryAfter ? retryAfter : {});
    }
    const answered = () => call.answer(viewOf(call, has));
    const fault = transportFaultOf(has);
    if (fault !== undefined) return sendFault(response, fault, () => answered().body);
    if (has('errors-in-200')) return sendJson(response, 200, format.errors);
    const { status, body: content } = answered();
    sendJson(response, status, content);
  };

  const viewOf = (call: WireCall, has: (fault: Fault) => boolean): ShopView => ({
    items: withRecordFaults(menus.itemsOf(call.shopKey ?? '') ?? [], has),
    shop: shops[call.shopKey ?? ''],
    has,
    page: (rows, offset, limit) => cutPage(rows, offset, limit, has),
  });

  const server = createServer((request, response) => {
    answer(request, response).catch((error: Error) => {
      if (response.headersSent || closing.signal.aborted) response.destroy();
      else sendJson(response, 400, { message: error.message });
    });
  });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    kind,
    url,
    environment: format.environment(url, menus.shopKeys()),
    calls: counts.list,
    callCount: () => counts.list().reduce((sum, { calls }) => sum + calls, 0),
    resetCalls: counts.reset,
    change: (shopKey, edit, at = now()) => menus.change(shopKey, edit, at),
    fail: queue.add,
    mend: queue.clear,
    setLatency(milliseconds) {
      latencyMs = milliseconds;
    },
    async close() {
      if (closing.signal.aborted) return;
      closing.abort();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
