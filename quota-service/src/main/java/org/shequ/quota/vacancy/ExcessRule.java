package org.shequ.quota.vacancy;

/**
 * Inherited excess (历史超员): places taken beyond what is approved and ordered, by people who were there before or came
 * without a vacancy. It shrinks with every departure.
 */
public class ExcessRule {

    /** @param above occupied + reserved − approved − order; negative while there is room */
    public int excess(int above) {
        return Math.max(0, above);
    }

    /**
     * What one movement changes of it.
     *
     * @param above as it is after the movement
     * @param by how much the movement raised it; negative where it lowered it
     */
    public int change(int above, int by) {
        return excess(above) - excess(above - by);
    }
}
