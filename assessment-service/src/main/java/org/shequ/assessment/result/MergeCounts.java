package org.shequ.assessment.result;

/**
 * What a merge did.
 *
 * @param reranked results that were not in the file, or not changed by it, and whose rank moved
 */
record MergeCounts(long created, long changed, long unchanged, long reranked) {

    boolean nothing() {
        return created + changed + reranked == 0;
    }
}
