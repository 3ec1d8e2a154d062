export { createCertificates, hasOpenssl, type TestCertificates } from './create-certificates.ts';
