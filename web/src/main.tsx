import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './console.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { GraphConsole } from './graph-console.tsx';
import { readFindings } from './read-findings.ts';

const url = '/graphql';
const element = document.getElementById('console');
if (!element) throw new Error('The page has no element with the id "console".');
const findings = await readFindings(url);
createRoot(element).render(
  <StrictMode>
    <GraphConsole url={url} findings={findings} />
  </StrictMode>,
);
