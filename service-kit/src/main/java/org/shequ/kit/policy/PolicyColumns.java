package org.shequ.kit.policy;

/**
 * How a table of policy versions names what all of them have. Each is a column or an expression of the code, never a value.
 *
 * @param read what is read of a row
 * @param subject tells policies in one table apart, such as the kind of round; {@code ''} where there is one only
 * @param jurisdiction a prefix of unit codes; {@code ''} where a policy holds everywhere
 * @param firstDay from which a version holds
 * @param begun a condition with one parameter: whether the version holds on that day
 * @param sequence orders the versions of a jurisdiction in a list: their numbers, or their first days
 * @param sequenceType of the sequence, in SQL
 * @param recordedAt when the version came on record
 */
public record PolicyColumns(
        String table,
        String read,
        String subject,
        String jurisdiction,
        String firstDay,
        String begun,
        String sequence,
        String sequenceType,
        String recordedAt) {

    /** No bare constant: those are not allowed in an order. */
    private static final String NONE = "''::text";

    /** Of one policy, by jurisdiction and number. */
    public static PolicyColumns numbered(String table) {
        return new PolicyColumns(
                table,
                "*",
                NONE,
                "jurisdiction",
                "effective_from",
                "effective_from <= ?",
                "number",
                "int",
                "recorded_at");
    }

    /** Of one policy, by jurisdiction and first day. */
    public static PolicyColumns dated(String table) {
        return new PolicyColumns(
                table,
                "*",
                NONE,
                "jurisdiction",
                "effective_from",
                "effective_from <= ?",
                "effective_from",
                "date",
                "recorded_at");
    }

    /** Of several policies by name, each version with an end of its own, or none; read as {@code starts} and {@code ends}. */
    public static PolicyColumns ofPeriods(String table, String subject, String period) {
        return new PolicyColumns(
                table,
                "*, lower(" + period + ") AS starts, upper(" + period + ") AS ends",
                subject,
                "jurisdiction",
                "lower(" + period + ")",
                period + " @> ?::date",
                "lower(" + period + ")",
                "date",
                "recorded_at");
    }

    /** Of several policies that hold everywhere, by version. */
    public static PolicyColumns everywhere(String table, String subject) {
        return new PolicyColumns(
                table, "*", subject, NONE, "valid_from", "valid_from <= ?", "version", "int", "created_at");
    }
}
