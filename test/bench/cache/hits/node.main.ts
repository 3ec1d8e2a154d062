/** A bare server that answers every POST with the same headers and bytes: `node.main.ts FOLDER PORT`. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const [folder = '', port = '0'] = process.argv.slice(2);
const answers = new Map(
  ['small', 'large'].map((size) => {
    const read = (name: string) => readFileSync(`${folder}/${size}.${name}`);
    return [`/${size}`, { headers: JSON.parse(read('headers').toString()) as string[], body: read('body') }];
  }),
);

createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    const { headers = [], body = '' } = answers.get(request.url ?? '') ?? {};
    response.writeHead(200, headers);
    response.end(body);
  });
}).listen(Number(port), '127.0.0.1');
