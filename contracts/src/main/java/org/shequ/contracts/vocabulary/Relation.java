package org.shequ.contracts.vocabulary;

import java.util.List;

/** How a relative is related, as far as the avoidance of relatives (回避) asks. No standard covers it. */
public enum Relation implements Coded {
    SPOUSE("spouse", "夫妻", "配偶"),
    LINEAL("direct line", "直系血亲"),
    COLLATERAL("collateral within three generations", "三代以内旁系血亲", "旁系血亲"),
    AFFINITY("near affinity", "近姻亲", "姻亲");

    private final String en;
    private final String zh;
    private final List<String> aliases;

    Relation(String en, String zh, String... aliases) {
        this.en = en;
        this.zh = zh;
        this.aliases = List.of(aliases);
    }

    @Override
    public String en() {
        return en;
    }

    @Override
    public String zh() {
        return zh;
    }

    @Override
    public List<String> aliases() {
        return aliases;
    }
}
