package org.shequ.contracts.vocabulary;

/** Life of a unit (单位状态). No standard covers the list. */
public enum UnitStatus implements Coded {
    PROPOSED("proposed", "拟设"),
    APPROVED("approved", "已批准"),
    ACTIVE("active", "有效"),
    MERGED("merged into another", "已合并"),
    SPLIT("split into others", "已拆分"),
    DISSOLVED("dissolved", "已撤销");

    private final String en;
    private final String zh;

    UnitStatus(String en, String zh) {
        this.en = en;
        this.zh = zh;
    }

    /** The unit exists no more. */
    public boolean isOver() {
        return switch (this) {
            case MERGED, SPLIT, DISSOLVED -> true;
            case PROPOSED, APPROVED, ACTIVE -> false;
        };
    }

    @Override
    public String en() {
        return en;
    }

    @Override
    public String zh() {
        return zh;
    }
}
