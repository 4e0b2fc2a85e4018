package org.shequ.contracts.vocabulary;

/** Whether somebody serves (状态). No standard covers the list. */
public enum PersonStatus implements Coded {
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

    /** Somebody with this status holds no post. */
    public boolean hasLeft() {
        return switch (this) {
            case RETIRED, RESIGNED, DISMISSED, DECEASED -> true;
            case PROBATION, ACTIVE, SECONDED, SUSPENDED -> false;
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
