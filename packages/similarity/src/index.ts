export { findSimilar, type Match, type SimilarityOptions, similarityOf } from './find-similar.ts';
export { createProfileMatrix, type Profile, type ProfileMatrix } from './profile-matrix.ts';
