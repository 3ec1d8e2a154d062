export { postSigned } from './post-signed.ts';
export { adultInColorado, signedHeaders, stranger, testSecrets } from './signed-headers.ts';
