package org.shequ.selection.vocabulary;

/** Sex, GB/T 2261.1. */
public enum Sex implements Labelled {
    MALE("male", "男"),
    FEMALE("female", "女");

    private final String en;
    private final String zh;

    Sex(String en, String zh) {
        this.en = en;
        this.zh = zh;
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
