import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  base: '/graphiql/',
  plugins: [react()],
  worker: { format: 'es' },
  // For `npm run dev -w web`: the console with hot reload, beside a graph that runs on its usual port.
  server: { proxy: { '/graphql': 'http://127.0.0.1:4000' } },
  build: {
    // Monaco is one large chunk by nature; kilobytes.
    chunkSizeWarningLimit: 5_000,
    // The Content-Security-Policy allows no inline script, and every browser that runs Monaco knows module preload.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      onLog(level, log, report) {
        // React's "use client" and "use no memo" mean nothing outside a React server or compiler.
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log);
      },
    },
  },
});
