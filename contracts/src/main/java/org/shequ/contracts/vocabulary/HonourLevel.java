package org.shequ.contracts.vocabulary;

import java.util.List;

/** Who commends (表彰层级), from the highest to the lowest. No standard covers it. */
public enum HonourLevel implements Coded {
    NATIONAL("national", "国家级", "全国"),
    PROVINCIAL("provincial", "省级"),
    MUNICIPAL("municipal", "市级", "设区市级"),
    DISTRICT("district", "区级", "县级", "区县级");

    private final String en;
    private final String zh;
    private final List<String> aliases;

    HonourLevel(String en, String zh, String... aliases) {
        this.en = en;
        this.zh = zh;
        this.aliases = List.of(aliases);
    }

    /** Whether this counts for a demand of at least {@code least}. */
    public boolean isAtLeast(HonourLevel least) {
        return compareTo(least) <= 0;
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
