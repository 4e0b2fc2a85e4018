package org.shequ.selection.vocabulary;

/** Whether somebody serves (状态). */
public enum PersonStatus implements Labelled {
    PROBATION("on probation", "试用"),
    ACTIVE("in service", "在岗"),
    SECONDED("seconded", "借调"),
    SUSPENDED("suspended", "停职"),
    RETIRED("retired", "退休"),
    RESIGNED("resigned", "辞职"),
    DISMISSED("dismissed", "解聘"),
    DECEASED("deceased", "去世");

    private final String en;
    private final String zh;

    PersonStatus(String en, String zh) {
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
