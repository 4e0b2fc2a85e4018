package org.shequ.selection.vocabulary;

/** Who commended (表彰), from the highest to the lowest. */
public enum HonourLevel implements Labelled {
    NATIONAL("national", "国家级"),
    PROVINCIAL("provincial", "省级"),
    MUNICIPAL("municipal", "市级"),
    DISTRICT("district", "区级");

    private final String en;
    private final String zh;

    HonourLevel(String en, String zh) {
        this.en = en;
        this.zh = zh;
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
}
