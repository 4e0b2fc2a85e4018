package org.shequ.contracts.vocabulary;

import java.util.List;

/** Kinds of units (区划与统计用单位). No standard covers the whole list. */
public enum UnitKind implements Coded {
    DISTRICT("district", "区", "县"),
    SUBDISTRICT("subdistrict or town", "街道", "镇", "乡", "街道(镇)"),
    COMMUNITY("community", "社区"),
    VILLAGE("village", "村", "行政村"),
    VIRTUAL("virtual statistical community", "虚拟社区"),
    GRID("grid", "网格");

    private final String en;
    private final String zh;
    private final List<String> aliases;

    UnitKind(String en, String zh, String... aliases) {
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
